package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Messages.FIRST;
import static org.hospitalhub.e2e.Surroundings.FILES;
import static org.hospitalhub.e2e.Surroundings.HUB;
import static org.hospitalhub.e2e.Surroundings.PLATFORM;
import static org.hospitalhub.e2e.Surroundings.replace;
import static org.hospitalhub.support.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.hospitalhub.lint.Settings;
import org.hospitalhub.routes.RouteListing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Routes that follow from sheets, as an integrator and an operator meet them. */
@EndToEnd
class SheetRoutesTest {

  private static final String UNKNOWN = "接口不存在";
  private static final String BROKEN = "系统内部错误";
  private static final String BUSY = "医院系统暂不可用，请稍后再试";
  private static final String PING = "mappings/zhejiang/100101.yaml";
  private static final String DEPARTMENTS = "mappings/zhejiang/200102.yaml";
  private static final String OFF = "enabled: false\ndirection:";
  private static final String DEPARTMENT =
      """
      {"hospital": {"id": "H001"}, "department": {"id": "%s", "standardCode": "0304",
       "name": "内科", "description": "虚构", "age": {"min": 0}}}""";

  @Autowired private CamelContext context;

  @AfterEach
  void recover() {
    PLATFORM.recover();
  }

  @Test
  void answersAnOperationAsSoonAsItsSheetIsThere() {
    HUB.call("100199").failsWith(UNKNOWN);
    FILES.write("mappings/zhejiang/100199.yaml", FILES.read(PING));
    try {
      await().untilAsserted(() -> HUB.call("100199").succeeds());
    } finally {
      FILES.delete("mappings/zhejiang/100199.yaml");
    }
    await().untilAsserted(() -> HUB.call("100199").failsWith(UNKNOWN));
    await().until(() -> context.getRoute("zhejiang-100199") == null);
  }

  @Test
  void letsAnIntegratorBeginAnExceptionWithWhatIsPrinted() {
    String file = "routes/zhejiang-100101.camel.yaml";
    String printed = printed("zhejiang", "100101");
    try {
      FILES.write(file, printed);
      await().until(() -> written(file));
      HUB.call("100101").succeeds();

      FILES.write(
          file,
          replace(
              printed,
              "{uri: 'journal:open'}",
              "{uri: 'journal:open'}\n        - throwException: {exceptionType: "
                  + "java.lang.IllegalStateException, message: off}"));
      await().untilAsserted(() -> HUB.call("100101").failsWith(BROKEN));
    } finally {
      FILES.delete(file);
    }
    await().untilAsserted(() -> HUB.call("100101").succeeds());
  }

  /** A route that a sheet makes comes from no file of its own. */
  private boolean written(String file) {
    var route = context.getRoute("zhejiang-100101");
    var source = route == null ? null : route.getSourceResource();
    return source != null && source.getLocation().endsWith(file);
  }

  private static String printed(String... name) {
    Settings settings = Settings.of(FILES.root());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<String, Set<String>> config = new HashMap<>(settings.config());
    config.put("second", config.get("embedded"));
    RouteListing listing = new RouteListing(FILES.root(), settings::resolve, config);
    int code = listing.run(List.of(name), new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(code).as(out.toString(StandardCharsets.UTF_8)).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void knowsNoOperationThatIsSwitchedOff() {
    String before = FILES.read(PING);
    try {
      FILES.write(PING, replace(before, "direction:", OFF));
      await().untilAsserted(() -> HUB.call("100101").failsWith(UNKNOWN));
    } finally {
      FILES.write(PING, before);
    }
    await().untilAsserted(() -> HUB.call("100101").succeeds());
  }

  @Test
  void isBusyWhereSomebodyHasStoppedARoute() throws Exception {
    context.getRouteController().stopRoute("zhejiang-100101");
    try {
      HUB.call("100101").failsWith(BUSY);
      HUB.call("100502", "orgid", FIRST).succeeds();
    } finally {
      context.getRouteController().startRoute("zhejiang-100101");
    }
    HUB.call("100101").succeeds();
  }

  @Test
  void takesNothingForAnOperationThatIsSwitchedOffAndHoldsWhatWaits() {
    PLATFORM.goDown();
    String waiting = HUB.said("department.upload", DEPARTMENT.formatted("D991"));
    await().until(() -> HUB.delivery(waiting).path("error").asText().equals("busy"));
    String before = FILES.read(DEPARTMENTS);
    try {
      FILES.write(DEPARTMENTS, replace(before, "direction:", OFF));

      await().until(() -> state(waiting).equals("held"));
      assertThat(HUB.delivery(waiting).path("detail").asText())
          .isEqualTo("zhejiang/200102 is switched off by its sheet");
      var refused = HUB.api("department.upload", DEPARTMENT.formatted("D992"));
      assertThat(refused.statusCode()).isEqualTo(404);
      assertThat(Caller.json(refused.body()).path("detail").asText())
          .isEqualTo("'department.upload' is switched off: zhejiang/200102");
      assertThat(HUB.get("/api/v1/openapi.json").body())
          .doesNotContain("/api/v1/department.upload\"");
      assertRunFails();
    } finally {
      FILES.write(DEPARTMENTS, before);
      PLATFORM.recover();
    }
    await()
        .until(
            () -> HUB.get("/api/v1/openapi.json").body().contains("/api/v1/department.upload\""));
    long held = HUB.delivery(waiting).path("id").asLong();
    HUB.post("/api/v1/deliveries/" + held + "/retry", Caller.JSON, "");
    await().until(() -> state(waiting).equals("delivered"));
  }

  private static String state(String message) {
    return HUB.delivery(message).path("state").asText();
  }

  private static void assertRunFails() {
    String runs = "/api/v1/uploads/departments/runs";
    JsonNode begun =
        Caller.json(HUB.post(runs, Caller.JSON, "{\"hospital\": \"H001\"}").body()).at("/runs/0");
    String run = runs + "/" + begun.path("id").asLong();
    await().until(() -> Caller.json(HUB.get(run).body()).path("state").asText().equals("failed"));
    assertThat(Caller.json(HUB.get(run).body()).path("reason").asText())
        .contains("'department.upload' is switched off");
  }
}
