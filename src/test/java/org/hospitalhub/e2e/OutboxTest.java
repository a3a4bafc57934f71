package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.ApiBadInputTest.problem;
import static org.hospitalhub.e2e.Surroundings.HUB;
import static org.hospitalhub.e2e.Surroundings.PLATFORM;
import static org.hospitalhub.e2e.Surroundings.WEBHOOK;
import static org.hospitalhub.support.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the HIS says once, until the platform has it. */
@EndToEnd
class OutboxTest {

  static final String REPLY =
      """
      <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>\
      <h:funMainResponse xmlns:h="http://service.hospitalhub.org/"><return>%s</return>\
      </h:funMainResponse></e:Body></e:Envelope>""";

  private static final String REFUSAL =
      REPLY.formatted("&lt;data>&lt;state>-1&lt;/state>&lt;result>%s&lt;/result>&lt;/data>");

  @AfterEach
  void recover() {
    PLATFORM.recover();
  }

  private static String suspension(String id) {
    return """
        {"schedule": {"id": "%s", "session": "morning", "date": "2026-11-20",
         "suspension": {"reason": "official"}}, "hospital": {"id": "H001", "name": "示范医院一"},
         "department": {"id": "D101", "name": "心血管内科"}}"""
        .formatted(id);
  }

  @Test
  void tellsThePlatformAndThenWhatItSaid() {
    JsonNode delivery = HUB.delivered("schedule.suspend", suspension("O1"));

    assertThat(delivery.get("operation").asText()).isEqualTo("200104");
    assertThat(delivery.get("attempts").asInt()).isEqualTo(1);
    assertThat(delivery.has("answer")).isTrue();
    assertThat(received("200104", "schid")).containsOnlyOnce("O1");
    var repeat = Caller.json(HUB.api("schedule.suspend", suspension("O1")).body());
    assertThat(repeat.get("id")).isEqualTo(delivery.get("message"));
    assertThat(repeat.get("repeated").asBoolean()).isTrue();
  }

  @Test
  void deliversByItselfWhenThePlatformIsBack() {
    PLATFORM.goDown();
    String message = said("schedule.suspend", suspension("O2"));
    String revocation = said("schedule.resume", resumption("O2"));
    awaits(message, "busy", "error");

    PLATFORM.recover();

    awaits(message, "delivered", "state");
    awaits(revocation, "delivered", "state");
    assertThat(received("200104", "schid")).containsOnlyOnce("O2");
  }

  @Test
  void letsPeopleEditWhatThePlatformRefuses() {
    PLATFORM.answers(200, "text/xml", REFUSAL.formatted("No such schedule"));
    JsonNode held = awaits(said("schedule.suspend", suspension("O3")), "held", "state");
    PLATFORM.recover();

    assertThat(held.get("platformCode").asText()).isEqualTo("-1");
    assertThat(held.get("platformMessage").asText()).isEqualTo("No such schedule");
    assertThat(HUB.get("/api/v1/deliveries?state=held&limit=1000").body())
        .contains("\"id\":" + held.get("id") + ",");
    String path = "/api/v1/deliveries/" + held.get("id").asLong();
    problem(HUB.post(path + "/retry", Caller.JSON, suspension("O4")), 400);
    var retried =
        HUB.post(path + "/retry", Caller.JSON, suspension("O3").replace("morning", "afternoon"));
    assertThat(retried.statusCode()).as(retried.body()).isEqualTo(200);
    awaits("/api/v1/messages/" + held.get("message").asText(), "delivered", "state");
    problem(HUB.post(path + "/discard", Caller.JSON, ""), 409);
    problem(HUB.get("/api/v1/deliveries/999999999"), 404);
    problem(HUB.get("/api/v1/messages/none"), 404);
  }

  /** An empty hospital would be another one. */
  @Test
  void refusesAHospitalThatThePlatformHasNoNumberFor() {
    JsonNode problem =
        problem(
            HUB.api(
                "hospital.upload",
                """
                {"hospital": {"id": "H999", "name": "测试医院", "description": "测试",
                 "address": "测试路1号", "level": "tertiary-a", "ownership": "public", "category": "A1",
                 "telephones": ["0571-00000000"]}}"""),
            400);

    assertThat(problem.at("/errors/0/field").asText()).isEqualTo("orgid");
  }

  @Test
  void tellsPeopleOnceOfWhatIsHeldForOneReason() {
    PLATFORM.answers(200, "text/xml", REFUSAL.formatted("No such schedule"));
    List<JsonNode> held =
        Stream.of("O5", "O6", "O7")
            .map(id -> awaits(said("schedule.resume", resumption(id)), "held", "state"))
            .toList();

    await().until(() -> WEBHOOK.incidents("200105").size() == 1);
    JsonNode incident = WEBHOOK.incidents("200105").get(0);
    assertThat(incident.get("platform").asText()).isEqualTo("zhejiang");
    assertThat(incident.get("delivery")).isEqualTo(held.get(0).get("id"));
    assertThat(incident.get("error").asText()).isEqualTo("rejected");
    assertThat(incident.get("platformCode").asText()).isEqualTo("-1");
    assertThat(incident.toString()).doesNotContain("No such schedule");
    String[] labels = {"platform=\"zhejiang\"", "operation=\"200105\"", "error=\"rejected\""};
    await()
        .untilAsserted(
            () -> assertThat(Metrics.now().value("hub_outbox_incidents_total", labels)).isOne());
    assertHeld(3);

    held.forEach(delivery -> discard(delivery));
    PLATFORM.answers(200, "text/xml", REFUSAL.formatted("No such schedule"));
    discard(awaits(said("schedule.resume", resumption("O8")), "held", "state"));

    await().until(() -> WEBHOOK.incidents("200105").size() == 2);
  }

  /** The metrics and the health report say that at least so many are held. */
  private static void assertHeld(int count) {
    await()
        .untilAsserted(
            () -> {
              assertThat(
                      Metrics.now()
                          .value(
                              "hub_outbox_deliveries", "platform=\"zhejiang\"", "state=\"held\""))
                  .isGreaterThanOrEqualTo(count);
              JsonNode queue = Caller.json(HUB.get("/actuator/health/outbox/zhejiang").body());
              assertThat(queue.get("status").asText()).isEqualTo("WARNING");
              assertThat(queue.at("/details/held").asInt()).isGreaterThanOrEqualTo(count);
            });
  }

  static void discard(JsonNode delivery) {
    String path = "/api/v1/deliveries/" + delivery.get("id").asLong() + "/discard";
    assertThat(HUB.post(path, Caller.JSON, "").statusCode()).isEqualTo(200);
  }

  private static String resumption(String id) {
    return """
        {"schedule": {"id": "%s", "session": "morning", "date": "2026-11-20"},
         "hospital": {"id": "H001"}}"""
        .formatted(id);
  }

  private static String said(String operation, String json) {
    return Caller.json(HUB.api(operation, json).body()).get("message").asText();
  }

  private static JsonNode awaits(String message, String value, String field) {
    return await()
        .until(
            () -> HUB.delivery(message), delivery -> delivery.path(field).asText().equals(value));
  }

  static List<String> received(String operation, String field) {
    JsonNode all = Caller.json(HUB.get("/simulator/zhejiang/received").body());
    return java.util.stream.StreamSupport.stream(all.spliterator(), false)
        .filter(message -> message.get("operation").asText().equals(operation))
        .map(message -> message.at("/message/" + field).asText())
        .toList();
  }
}
