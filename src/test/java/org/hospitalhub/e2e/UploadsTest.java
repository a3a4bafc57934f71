package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.ApiBadInputTest.problem;
import static org.hospitalhub.e2e.Messages.FIRST;
import static org.hospitalhub.e2e.Surroundings.FILES;
import static org.hospitalhub.e2e.Surroundings.HUB;
import static org.hospitalhub.support.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What timers and people have the hub tell the platform. */
@EndToEnd
class UploadsTest {

  private static final String DEPARTMENTS = "mappings/uploads/departments.yaml";

  @Autowired JdbcClient database;

  @Test
  void tellsThePlatformHowItsVisitsWent() {
    Booking visit = Booking.ofFreeSlot(FIRST, 0);
    visit.book("70000001").succeeds();
    visit.takeNumber("70000001").succeeds();
    Booking.ofFreeSlot(FIRST, 0).book("70000003").succeeds();

    JsonNode run = finished(start("visit-results", "{\"date\":\"%s\",\"hospital\":\"H001\"}"));

    assertThat(run.get("state").asText()).isEqualTo("done");
    assertThat(run.get("delivered").asInt()).isPositive();
    assertThat(received("200106", "pass")).containsOnlyOnce("70000001");
    JsonNode told =
        messages("200106").stream()
            .filter(message -> message.get("pass").asText().equals("70000001"))
            .findFirst()
            .orElseThrow();
    assertThat(told.get("orgid").asText()).isEqualTo(FIRST);
    assertThat(told.get("takecode").asText()).isEqualTo("1");
    assertThat(received("200106", "pass")).doesNotContain("70000003"); // still to come
  }

  @Test
  void tellsNothingTwiceWhenADateRunsAgain() {
    Booking visit = Booking.ofFreeSlot(FIRST, 0);
    visit.book("70000002").succeeds();
    visit.takeNumber("70000002").succeeds();
    finished(start("visit-results", "{\"date\":\"%s\",\"hospital\":\"H001\"}"));

    JsonNode again = finished(start("visit-results", "{\"date\":\"%s\",\"hospital\":\"H001\"}"));

    assertThat(again.get("total").asInt()).isPositive();
    assertThat(again.get("acknowledged")).isEqualTo(again.get("total"));
    assertThat(again.get("delivered").asInt()).isZero();
    assertThat(received("200106", "pass")).containsOnlyOnce("70000002");
  }

  @Test
  void tellsEverythingAboutBothHospitals() {
    for (String job : List.of("hospitals", "departments", "practitioners", "suspensions")) {
      var begun = HUB.post("/api/v1/uploads/" + job + "/runs", Caller.JSON, "{}");
      assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
      assertThat(begun.headers().firstValue("Location")).get().asString().contains("?date=");
      for (JsonNode run : Caller.json(begun.body()).get("runs")) {
        JsonNode done = finished("/api/v1/uploads/" + job + "/runs/" + run.get("id"));
        assertThat(done.get("state").asText()).isEqualTo("done");
        assertThat(done.get("held").asInt()).isZero();
        assertThat(done.get("failed").asInt()).isZero();
      }
    }
    assertThat(received("200101", "orgid")).contains("330000001", "330000002");
    assertThat(received("200102", "deptid")).contains("D101", "D201");
    assertThat(received("200103", "docid")).contains("W101", "W201");
    assertThat(messages("200103"))
        .anySatisfy(
            message -> {
              assertThat(message.get("docid").asText()).isEqualTo("W104");
              assertThat(message.get("deptid").asText()).isEqualTo("D101,D102");
            });
    assertThat(received("200104", "schid")).contains("W102" + Messages.day(3) + "0");
  }

  @Test
  void refusesWhatIsNoRun() {
    problem(HUB.post("/api/v1/uploads/nothing/runs", Caller.JSON, "{}"), 404);
    problem(HUB.post("/api/v1/uploads/visit-results/runs", Caller.JSON, "{}"), 400);
    problem(HUB.post("/api/v1/uploads/visit-results/runs", Caller.JSON, "[]"), 400);
    problem(HUB.post("/api/v1/uploads/hospitals/runs", Caller.JSON, "{\"date\":\"today\"}"), 400);
    problem(HUB.post("/api/v1/uploads/hospitals/runs", Caller.JSON, "{\"date\":1}"), 400);
    problem(
        HUB.post("/api/v1/uploads/hospitals/runs", Caller.JSON, "{\"date\":\"2999-01-01\"}"), 400);
    problem(HUB.get("/api/v1/uploads/hospitals/runs/x"), 404);
    problem(HUB.get("/api/v1/uploads/hospitals/runs/999999999"), 404);
    problem(HUB.get("/api/v1/uploads/hospitals/runs?date=x"), 400);
  }

  @Test
  void beginsRunsByTheTimerOfTheSheetAsItStands() {
    String before = FILES.read(DEPARTMENTS);
    try {
      FILES.write(DEPARTMENTS, Surroundings.replace(before, "0 0 4 1 1 ?", "0/1 * * * * ?"));
      await()
          .untilAsserted(
              () ->
                  assertThat(HUB.get("/api/v1/uploads/departments/runs").body())
                      .contains("\"origin\":\"schedule\""));

      FILES.write(DEPARTMENTS, before.replaceFirst("cron: .*\n", ""));

      await().until(() -> timers("departments") == 0);
    } finally {
      FILES.write(DEPARTMENTS, before);
    }
    await().until(() -> timers("departments") == 1);
    assertThat(timers("hospitals")).isEqualTo(1);
  }

  @Test
  void keepsTheRoutesWhenATimerIsWrong() {
    String before = FILES.read(DEPARTMENTS);
    try {
      FILES.write(DEPARTMENTS, Surroundings.replace(before, "0 0 4 1 1 ?", "at night"));

      await()
          .untilAsserted(
              () ->
                  assertThat(HUB.folder("mappings").path("rejected").toString())
                      .contains("departments.yaml:2"));
    } finally {
      FILES.write(DEPARTMENTS, before);
    }
    await().until(() -> HUB.folder("mappings").path("rejected").isMissingNode());
    assertThat(timers("departments")).isEqualTo(1);
  }

  private long timers(String name) {
    return database
        .sql("select count(*) from qrtz_triggers where trigger_name = :name")
        .param("name", name)
        .query(Long.class)
        .single();
  }

  private static String start(String job, String body) {
    var begun =
        HUB.post("/api/v1/uploads/" + job + "/runs", Caller.JSON, body.formatted(Messages.date(0)));
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    return begun.headers().firstValue("Location").orElseThrow();
  }

  private static JsonNode finished(String run) {
    return await().until(() -> Caller.json(HUB.get(run).body()), view -> view.has("finished"));
  }

  private static List<JsonNode> messages(String operation) {
    JsonNode all = Caller.json(HUB.get("/simulator/zhejiang/received").body());
    return StreamSupport.stream(all.spliterator(), false)
        .filter(message -> message.get("operation").asText().equals(operation))
        .map(message -> message.get("message"))
        .toList();
  }

  private static List<String> received(String operation, String field) {
    return messages(operation).stream().map(message -> message.get(field).asText()).toList();
  }
}
