package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Surroundings.HUB;
import static org.hospitalhub.e2e.Surroundings.PLATFORM;
import static org.hospitalhub.e2e.Surroundings.SECOND_HIS;
import static org.hospitalhub.support.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which platform, HIS or queue is the problem. */
@EndToEnd
class HealthTest {

  @AfterEach
  void recover() {
    PLATFORM.recover();
    awaitsPlatform();
  }

  @Test
  void tellsWhichPlatformDoesNotAnswerAndSinceWhen() {
    assertThat(awaitsPlatform().has("lastAnswer")).isTrue();

    PLATFORM.goDown();
    ask();

    JsonNode details = component("platforms/zhejiang", "UNREACHABLE");
    assertThat(details.get("error").asText()).isEqualTo("busy");
    assertThat(details.get("unansweredCalls").asInt()).isPositive();
    assertThat(details.get("silentSince").asText()).isNotEmpty();
    assertThat(HUB.get("/actuator/health").statusCode()).isEqualTo(200);
    assertReady();
    await()
        .until(
            () -> {
              ask();
              return component("platforms/zhejiang", "UNREACHABLE").get("breaker").asText();
            },
            "open"::equals);

    PLATFORM.recover();

    awaitsPlatform();
  }

  @Test
  void tellsWhichHisCannotBeReached() {
    component("his/embedded", "UP");

    SECOND_HIS.goDown();
    try {
      JsonNode details = component("his/second", "UNREACHABLE");
      assertThat(details.get("database").asText()).isEqualTo("unreachable");
      component("his/embedded", "UP");
      assertReady();
    } finally {
      SECOND_HIS.comeBack();
    }

    await()
        .untilAsserted(
            () -> {
              HUB.call("100502", "orgid", Messages.SECOND).succeeds();
              component("his/second", "UP");
            });
  }

  @Test
  void tellsHowTheHubItselfIs() {
    for (String part : new String[] {"db", "journal", "routes", "files"}) {
      component(part, "UP");
    }
    assertReady();
    assertThat(HUB.get("/actuator/health/liveness").body()).contains("\"status\":\"UP\"");
  }

  /** The details of a component, which must have this status. */
  private static JsonNode component(String path, String status) {
    JsonNode report = Caller.json(HUB.get("/actuator/health/" + path).body());
    assertThat(report.path("status").asText()).as(report.toString()).isEqualTo(status);
    return report.path("details");
  }

  /** Asks until the platform answers and its breaker trusts it again. */
  private static JsonNode awaitsPlatform() {
    await()
        .untilAsserted(
            () -> {
              assertThat(ask()).isEqualTo(200);
              component("platforms/zhejiang", "UP");
            });
    return component("platforms/zhejiang", "UP");
  }

  private static void assertReady() {
    var ready = HUB.get("/actuator/health/readiness");
    assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
    assertThat(Caller.json(ready.body()).get("components").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("db", "readinessState", "routes");
  }

  private static int ask() {
    return HUB.api("statement.download", MetricsTest.STATEMENT).statusCode();
  }
}
