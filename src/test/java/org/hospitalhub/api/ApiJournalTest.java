package org.hospitalhub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.api.Http.json;
import static org.hospitalhub.support.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.hospitalhub.support.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every request of the API is an entry of the journal, also one that comes no further. */
@RunningHub
class ApiJournalTest {

  private static final String LATER = "2030-01-01T00:00:00Z";
  private static int count;

  @LocalServerPort private int port;
  @Autowired private SettableClock clock;
  private Http operator;
  private String trace;

  @BeforeEach
  void begin() {
    clock.pass(Duration.ofMinutes(1));
    operator = new Http(port, RunningHub.OPERATOR_KEY);
    trace = "%032x".formatted(0xabc000 + ++count);
  }

  @Test
  void notesAnEventWithItsKeys() {
    HttpResponse<String> taken = post(operator, "department.upload", department("D801"));

    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    JsonNode entry = entry("canonical");
    assertThat(entry.get("operation").asText()).isEqualTo("department.upload");
    assertThat(entry.get("direction").asText()).isEqualTo("inbound");
    assertThat(entry.get("outcome").asText()).isEqualTo("success");
    assertThat(entry.get("hospital").asText()).isEqualTo("H001");
    assertThat(entry.at("/keys/department.id").asText()).isEqualTo("D801");
    JsonNode passed = json(operator.get("journal/" + entry.get("id").asText() + "/payload"));
    assertThat(passed.get("answered").asText()).isEqualTo(taken.body());
    assertThat(passed.get("canonical").asText()).contains("D801");
  }

  @Test
  void notesWhatIsRefusedBecauseItDoesNotFit() {
    post(operator, "department.upload", "{\"hospital\": {\"id\": 1}}");

    assertFailed("department.upload", "invalid");
  }

  @Test
  void findsWhatIsRefusedByItsKeys() {
    String refused = department("D806").replace("\"0304\"", "\"77\"");
    post(operator, "department.upload", refused);

    assertFailed("department.upload", "invalid");
    assertThat(entry("canonical").at("/keys/department.id").asText()).isEqualTo("D806");
    assertThat(entry("canonical").get("hospital").asText()).isEqualTo("H001");
  }

  @Test
  void notesWhatTheDatabaseCannotHold() {
    post(operator, "department.upload", "{\"hospital\": {\"id\": \"H\\u0000\"}}");

    assertFailed("department.upload", "invalid");
  }

  @Test
  void notesWhoHasNoKey() {
    post(new Http(port, null), "department.upload", department("D802"));

    assertFailed("department.upload", "unauthorized");
  }

  @Test
  void notesWhatIsNotAmongTheScopes() {
    post(operator.client(LATER, "schedule.*"), "department.upload", department("D803"));

    assertFailed("department.upload", "forbidden");
  }

  @Test
  void givesAnOperationThatIsMadeUpNoName() {
    post(operator, "no.such", "{}");

    JsonNode entry = entry("canonical");
    assertThat(entry.has("operation")).isFalse();
    assertThat(entry.get("error").asText()).isEqualTo("unknown-operation");
  }

  @Test
  void notesWhatWaitsForThePlatformOnceAsTheExchangeWithIt() {
    post(operator, "refund.status", "{\"refund\": {\"order\": \"R801\"}}");

    assertThat(entry("zhejiang").get("operation").asText()).isEqualTo("200110");
  }

  @Test
  void notesARepeatAndThatAKeyIsReused() {
    String[] key = {"Idempotency-Key", "repeat-801", "traceparent", traceparent()};
    operator.post("department.upload", department("D804"), "Idempotency-Key", "repeat-801");
    operator.post("department.upload", department("D804"), key);
    assertThat(entry("canonical").get("outcome").asText()).isEqualTo("success");

    trace = "%032x".formatted(0xabd000);
    key[3] = traceparent();
    operator.post("department.upload", department("D805"), key);

    assertFailed("department.upload", "key-reused");
    assertThat(entry("canonical").at("/keys/department.id").asText()).isEqualTo("D805");
  }

  private void assertFailed(String operation, String error) {
    JsonNode entry = entry("canonical");
    assertThat(entry.path("operation").asText()).isEqualTo(operation);
    assertThat(entry.get("outcome").asText()).isEqualTo("failure");
    assertThat(entry.get("error").asText()).isEqualTo(error);
  }

  private HttpResponse<String> post(Http client, String operation, String body) {
    return client.post(operation, body, "traceparent", traceparent());
  }

  private String traceparent() {
    return "00-" + trace + "-00f067aa0ba902b7-01";
  }

  /** The only entry of this trace, but for deliveries; it must be of this platform. */
  private JsonNode entry(String platform) {
    List<JsonNode> entries =
        await()
            .until(
                () -> {
                  clock.pass(Duration.ofSeconds(1)); // the rate limit
                  JsonNode list = json(operator.get("journal?trace=" + trace));
                  return StreamSupport.stream(list.spliterator(), false)
                      .filter(
                          entry ->
                              !entry.get("direction").asText().equals("outbound")
                                  || !platform.equals("canonical"))
                      .toList();
                },
                found -> !found.isEmpty());
    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).get("platform").asText()).isEqualTo(platform);
    return entries.get(0);
  }

  private static String department(String id) {
    return """
        {"hospital": {"id": "H001"}, "department": {"id": "%s", "standardCode": "0304",
         "name": "内科", "description": "虚构", "age": {"min": 0}}}"""
        .formatted(id);
  }
}
