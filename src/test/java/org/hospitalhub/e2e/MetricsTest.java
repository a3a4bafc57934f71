package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Surroundings.FILES;
import static org.hospitalhub.e2e.Surroundings.HUB;
import static org.hospitalhub.e2e.Surroundings.PLATFORM;
import static org.hospitalhub.support.Patience.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Prometheus reads; docs/operations.md lists it. */
@EndToEnd
class MetricsTest {

  private static final String EXCHANGES = "hub_exchanges_seconds_count";
  private static final String IN = "direction=\"inbound\"";
  private static final String OUT = "direction=\"outbound\"";

  static final String STATEMENT =
      """
      {"hospital": {"id": "H001"}, "payment": {"merchant": "M1"},
       "statement": {"date": "2026-11-20"}}""";

  @AfterEach
  void recover() {
    PLATFORM.recover();
  }

  @Test
  void countsWhatPlatformsAskByOperationAndOutcome() {
    Metrics before = Metrics.now();

    HUB.call("100502", "orgid", "330000001").succeeds();
    HUB.call("100502", "orgid", "much-too-long-for-an-organisation");

    Metrics after = Metrics.now();
    String[] succeeded = {operation("100502"), IN, "outcome=\"success\""};
    String[] failed = {operation("100502"), IN, "outcome=\"failure\""};
    assertThat(after.value(EXCHANGES, succeeded) - before.value(EXCHANGES, succeeded)).isOne();
    assertThat(after.value(EXCHANGES, failed) - before.value(EXCHANGES, failed)).isOne();
    assertThat(after.value("hub_exchange_errors_total", operation("100502"), "error=\"invalid\""))
        .isPositive();
    assertThat(after.with("hub_exchanges_seconds_bucket", succeeded))
        .hasSize(12)
        .anyMatch(line -> line.contains("le=\"0.25\""));
    assertThat(after.value("hub_his_calls_seconds_count", "outcome=\"success\"")).isPositive();
  }

  @Test
  void givesEveryOperationThatIsMadeUpOneLabel() {
    for (int i = 0; i < 5; i++) {
      HUB.call("99" + i, "orgid", "330000001");
      HUB.post("/api/v1/made.up" + i, Caller.JSON, "{}");
    }

    Metrics metrics = Metrics.now();

    assertThat(metrics.value(EXCHANGES, operation("unknown"), "outcome=\"failure\""))
        .isGreaterThanOrEqualTo(5);
    assertThat(metrics.lines())
        .noneMatch(line -> line.contains("\"99") || line.contains("made.up"));
  }

  @Test
  void countsCallsOfPlatformsThatDoNotAnswer() {
    Metrics before = Metrics.now();
    PLATFORM.goDown();

    HUB.api("statement.download", STATEMENT);

    String[] busy = {operation("200108"), OUT, "error=\"busy\""};
    Metrics after = Metrics.now();
    assertThat(after.value("hub_exchange_errors_total", busy))
        .isEqualTo(before.value("hub_exchange_errors_total", busy) + 1);
    PLATFORM.recover();
    await().until(() -> HUB.api("statement.download", STATEMENT).statusCode() == 200);
  }

  @Test
  void countsAttemptsToDeliver() {
    String[] taken = {"platform=\"zhejiang\"", operation("200102"), "outcome=\"taken\""};
    double before = Metrics.now().value("hub_outbox_attempts_total", taken);

    HUB.delivered(
        "department.upload",
        """
        {"hospital": {"id": "H001"}, "department": {"id": "D901", "standardCode": "0304",
         "name": "内科", "description": "虚构", "age": {"min": 0}}}""");

    await()
        .untilAsserted(
            () ->
                assertThat(Metrics.now().value("hub_outbox_attempts_total", taken))
                    .isEqualTo(before + 1));
  }

  @Test
  void tellsTheStateOfEveryBreakerAlsoAfterAnEdit() {
    String[] labels = {"name=\"his-second-breaker\"", "state=\"closed\""};
    assertThat(Metrics.now().with("resilience4j_circuitbreaker_state", labels)).hasSize(1);
    String loaded = HUB.folder("routes").get("loaded").asText();
    String file = "routes/templates.camel.yaml";
    String before = FILES.read(file);
    try {
      FILES.edit(file, text -> text.replace("id: breaker", "id: other"));
      await().until(() -> !HUB.folder("routes").get("loaded").asText().equals(loaded));

      Metrics metrics = Metrics.now();

      assertThat(metrics.with("resilience4j_circuitbreaker_state", labels)).isEmpty();
      assertThat(metrics.with("resilience4j_circuitbreaker_state", "name=\"his-second-other\""))
          .isNotEmpty();
    } finally {
      String edited = HUB.folder("routes").get("loaded").asText();
      FILES.write(file, before);
      await().until(() -> !HUB.folder("routes").get("loaded").asText().equals(edited));
    }
    assertThat(Metrics.now().with("resilience4j_circuitbreaker_state", labels)).hasSize(1);
  }

  @Test
  void tellsOfPoolsJournalRoutesAndTheMachine() {
    Metrics metrics = Metrics.now();

    assertThat(metrics.value("hikaricp_connections_max", "pool=\"hub\"")).isPositive();
    assertThat(metrics.value("hikaricp_connections_max", "pool=\"his-embedded\"")).isPositive();
    assertThat(metrics.with("hub_journal_waiting")).hasSize(1);
    assertThat(metrics.with("hub_journal_lost_total")).hasSize(1);
    assertThat(metrics.with("hub_database_size_bytes")).hasSize(1);
    assertThat(metrics.value("camel_routes_running_routes")).isGreaterThan(40);
    assertThat(metrics.value("jvm_memory_used_bytes")).isPositive();
  }

  private static String operation(String key) {
    return "operation=\"" + key + "\"";
  }
}
