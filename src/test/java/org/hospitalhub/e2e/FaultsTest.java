package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.ApiBadInputTest.problem;
import static org.hospitalhub.e2e.ExamPlatform.ask;
import static org.hospitalhub.e2e.ExamPlatform.fails;
import static org.hospitalhub.e2e.ExamPlatform.succeeds;
import static org.hospitalhub.e2e.ExamPlatform.whole;
import static org.hospitalhub.e2e.Surroundings.HUB;
import static org.hospitalhub.support.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.hospitalhub.e2e.BookingSystemTest.Maker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures that users rehearse: the simulated platform does wrong what it is told to. */
@EndToEnd
class FaultsTest {

  private static final String FAULTS = "/simulator/zhejiang/faults";

  @AfterEach
  void recover() {
    HUB.send(HttpRequest.newBuilder(uri()).DELETE());
  }

  /** The event arrives all the same; what was done before the answer failed is done again. */
  @ParameterizedTest
  @CsvSource({
    "drop, 1, 2",
    "lose, 2, 2",
    "half, 2, 2",
    "garbage, 2, 2",
    "late, 2, 2",
    "repeat, 2, 1"
  })
  void deliversAnEventThroughAFault(String fault, int accepted, int attempts) {
    HUB.faults("[{'fault': '%s', 'operation': '200104', 'times': 1}]".formatted(fault));

    JsonNode delivery = HUB.delivered("schedule.suspend", suspension("F-" + fault));

    assertThat(delivery.get("attempts").asInt()).isEqualTo(attempts);
    JsonNode acceptance = accepted("200104", "F-" + fault);
    assertThat(acceptance.get("times").asInt()).isEqualTo(accepted);
    assertThat(acceptance.get("contents").asInt()).isEqualTo(1);
    assertThat(Caller.json(HUB.get(FAULTS).body()).at("/0/times").asInt(-1)).isZero();
  }

  @Test
  void answersSlowly() {
    HUB.faults("[{'fault': 'delay', 'operation': '200108', 'times': 1, 'seconds': 0.5}]");
    Instant start = Instant.now();

    assertThat(statement()).isEqualTo(200);

    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(500));
  }

  @Test
  void refusesInThePlatformsWords() {
    HUB.faults("[{'fault': 'error', 'operation': '200108', 'error': 'slot-taken', 'words': '演练'}]");

    JsonNode problem =
        problem(
            HUB.api(
                "statement.download",
                """
                {"hospital": {"id": "H001"}, "payment": {"merchant": "M1"},
                 "statement": {"date": "2026-11-20"}}"""),
            502);

    assertThat(problem.get("platformMessage").asText()).isEqualTo("22010001 演练");
  }

  @Test
  void strikesNowAndThen() {
    HUB.faults("[{'fault': 'error', 'error': 'busy', 'probability': 0.5}]");

    long refused = 0;
    for (int i = 0; i < 40; i++) {
      refused += statement() == 502 ? 1 : 0;
    }

    assertThat(refused).isBetween(1L, 39L);
  }

  @Test
  void forgetsTheFaultsItIsToldToForget() {
    HUB.faults("[{'fault': 'error', 'error': 'busy'}]");
    assertThat(statement()).isEqualTo(502);

    assertThat(HUB.send(HttpRequest.newBuilder(uri()).DELETE()).body()).isEqualTo("[]");

    assertThat(statement()).isEqualTo(200);
    assertThat(HUB.get(FAULTS).body()).isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "{'fault': 'drop'}",
        "[{}]",
        "[null]",
        "[{'fault': 'explode'}]",
        "[{'fault': 'drop', 'unknown': 1}]",
        "[{'fault': 'drop', 'operation': '100208'}]",
        "[{'fault': 'drop', 'times': 0}]",
        "[{'fault': 'drop', 'probability': 1.5}]",
        "[{'fault': 'late', 'seconds': -1}]",
        "[{'fault': 'error'}]",
        "[{'fault': 'error', 'error': 'no-such-error'}]",
        "[{'fault': 'drop', 'error': 'busy'}]"
      })
  void refusesFaultsItDoesNotUnderstand(String faults) {
    HUB.faults("[{'fault': 'delay', 'operation': '200104', 'seconds': 0}]");
    String before = HUB.get(FAULTS).body();

    problem(put(faults.replace('\'', '"'), uri()), 400);

    assertThat(HUB.get(FAULTS).body()).isEqualTo(before).contains("delay");
  }

  /** Every message is done twice when it is to be, is not done when it is dropped or refused. */
  @ParameterizedTest
  @EnumSource
  void rehearsesWithSystemsThatAreAskedByMessages(Maker maker) {
    BookingSystemTest.awaitThe(maker);
    ObjectNode booking = maker.booking("REHEARSED", 5, "08:00", "08:30");
    try {
      HUB.faults(
          maker.connector(),
          """
          [{'fault': 'error', 'operation': 'XKH074', 'error': 'slot-taken', 'words': '演练已约满', 'times': 1},
           {'fault': 'drop', 'operation': 'XKH074', 'times': 1},
           {'fault': 'repeat', 'operation': 'XKH074', 'times': 1}]""");

      JsonNode refused = ask(whole("XKH074", booking));
      assertThat(refused.at("/data/resultDesc").asText()).as("%s", refused).isEqualTo("演练已约满");
      assertReceived(maker, false, "");
      fails(booking, "医院系统暂不可用，请稍后再试");
      assertThat(maker.taken(5, "08:00")).isZero();
      succeeds(booking);
      assertThat(maker.taken(5, "08:00")).isEqualTo(1);
    } finally {
      HUB.faults(maker.connector(), "[]");
    }
    JsonNode accepted =
        Caller.json(HUB.get("/simulator/" + maker.connector() + "/accepted").body());
    assertThat(accepted.findValuesAsText("times")).contains("2");
    succeeds(maker.cancellation("REHEARSED"));
    assertReceived(maker, true, maker.name() + "REHEARSED");
  }

  private static void assertReceived(Maker maker, boolean accepted, String words) {
    JsonNode all = Caller.json(HUB.get("/simulator/" + maker.connector() + "/received").body());
    JsonNode last = all.get(all.size() - 1);
    assertThat(last.get("accepted").asBoolean()).as("%s", last).isEqualTo(accepted);
    assertThat(last.get("message").toString()).contains(words);
    assertThat(last.get("operation").asText()).isEqualTo(accepted ? "XKH075" : "XKH074");
  }

  @Test
  void knowsNoOtherPlatform() {
    problem(put("[]", URI.create(uri().toString().replace("zhejiang", "nowhere"))), 404);
    problem(HUB.get("/simulator/nowhere/accepted"), 404);
  }

  private static int statement() {
    String body =
        """
        {"hospital": {"id": "H001"}, "payment": {"merchant": "M1"},
         "statement": {"date": "2026-11-20"}}""";
    return HUB.api("statement.download", body).statusCode();
  }

  private static HttpResponse<String> put(String body, URI uri) {
    return HUB.send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", Caller.JSON)
            .PUT(BodyPublishers.ofString(body)));
  }

  private static URI uri() {
    return URI.create("http://localhost:" + HUB.port() + FAULTS);
  }

  private static String suspension(String schedule) {
    return """
        {"schedule": {"id": "%s", "session": "morning", "date": "2026-11-20",
         "suspension": {"reason": "official"}}, "hospital": {"id": "H001", "name": "示范医院一"},
         "department": {"id": "D101", "name": "心血管内科"}}"""
        .formatted(schedule);
  }

  private static JsonNode accepted(String operation, String schedule) {
    return await()
        .until(
            () ->
                StreamSupport.stream(
                        Caller.json(HUB.get("/simulator/zhejiang/accepted").body()).spliterator(),
                        false)
                    .filter(
                        one ->
                            one.get("operation").asText().equals(operation)
                                && one.at("/keys/schedule").asText().equals(schedule))
                    .findFirst()
                    .orElse(null),
            found -> found != null);
  }
}
