package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Messages.FIRST;
import static org.hospitalhub.e2e.Surroundings.FILES;
import static org.hospitalhub.e2e.Surroundings.HUB;
import static org.hospitalhub.e2e.Surroundings.replace;
import static org.hospitalhub.support.Patience.await;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Steps that end in an Error, and routes that an integrator left unfinished. */
@EndToEnd
class BrokenRoutesTest {

  private static final String BROKEN = "系统内部错误";
  private static final String TEMPLATES = "routes/templates.camel.yaml";
  private static final String SECRET = "SYNTHETIC-CREDENTIAL";

  /** A step of a route. */
  public static final class Broken {

    /** What no step should do. */
    public static void overflow() {
      throw new StackOverflowError("made for a test");
    }
  }

  private static final String STEP = "bean:" + Broken.class.getName() + "?method=overflow";

  @Test
  void anErrorOfTheHisIsAFailureInEveryDialect() {
    during(
        TEMPLATES,
        "his-sql:{{connector}}",
        STEP,
        () -> {
          HUB.call("100201", "orgid", FIRST, "deptid", "D101").failsWith(BROKEN);
          HUB.call("100204", "orgid", FIRST, "schid", "W101" + Messages.day(1) + "0", "ampm", "1")
              .failsWith(BROKEN);
          HttpResponse<String> exam =
              HUB.post(
                  "/exam",
                  Caller.JSON,
                  """
                  {"systemId": "demo", "systemKey": "demo-key", "method": "XKH073", "data": {
                    "organizationID": "33000001", "days": "2", "serviceSectID": "US",
                    "serviceText": "腹部", "procedureName": "腹部超声", "patientClass": "门诊",
                    "requestedDate": "08:00", "medRecNO": "%s", "scheduleRoute": "8"}}
                  """
                      .formatted(SECRET));
          assertThat(exam.body()).contains("00009900", BROKEN).doesNotContain(SECRET, "demo-key");
        });
    HUB.call("100201", "orgid", FIRST, "deptid", "D101").succeeds();
  }

  @Test
  void anErrorOnTheWayToAPlatformIsAProblem() {
    during(
        "routes/zhejiang.camel.yaml",
        "cxf:bean:zhejiang-client",
        STEP,
        () -> {
          HttpResponse<String> answer =
              HUB.api(
                  "statement.download",
                  """
                  {"hospital": {"id": "H001"}, "payment": {"merchant": "M1"},
                   "statement": {"date": "2026-11-20"}}
                  """);
          assertThat(answer.statusCode()).isEqualTo(500);
          assertThat(answer.headers().firstValue("Content-Type").orElse(""))
              .startsWith("application/problem+json");
          assertThat(answer.body()).contains("internal").doesNotContain("M1");
        });
  }

  @Test
  void anEndpointWithoutAReplyStepRefusesInsteadOfShowingWhatTheHisSaid() {
    during(
        TEMPLATES,
        "platform:{{platform}}/reply",
        "log:unfinished?level=OFF",
        () -> HUB.call("100201", "orgid", FIRST, "deptid", "D101").failsWith(BROKEN));
  }

  private static void during(String file, String old, String now, Runnable check) {
    String before = FILES.read(file);
    try {
      FILES.write(file, replace(before, old, now));
      await().untilAsserted(check::run);
    } finally {
      FILES.write(file, before);
      await().untilAsserted(() -> HUB.call("100201", "orgid", FIRST, "deptid", "D101").succeeds());
    }
  }
}
