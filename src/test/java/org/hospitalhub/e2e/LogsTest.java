package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Surroundings.FILES;
import static org.hospitalhub.e2e.Surroundings.HUB;
import static org.hospitalhub.e2e.Surroundings.PLATFORM;
import static org.hospitalhub.support.Patience.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.hospitalhub.logs.Identities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Nothing of a patient is logged, and every line says which trace it belongs to. {@link
 * org.hospitalhub.logs.LogCheck} looks after all other tests.
 */
@EndToEnd
@ExtendWith(OutputCaptureExtension.class)
class LogsTest {

  private static final Identities PATIENTS = Identities.ofTheProject();

  private static final String PATIENT =
      """
      {"patient": {"id": "90000000000000100%s", "name": "测试患者甲", "sex": "%s",
       "mobile": "99000000001", "address": "虚构街1号"}}""";

  private static final String REGISTRATION = registration("900000000000000777", "1");
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private static int said;

  @AfterEach
  void recover() {
    PLATFORM.recover();
  }

  @Test
  void keepsPatientsOutOfTheLogWhenAllIsWell(CapturedOutput log) {
    register("900000000000000777", "1").succeeds();
    HUB.delivered("patient.correct", PATIENT.formatted(0, "female"));

    assertQuiet(log);
  }

  @Test
  void keepsPatientsOutOfTheLogWhenAMessageIsWrong(CapturedOutput log) {
    register("much too long for a patient number", "8");
    HUB.ask("<data><funcode>100206</funcode><patname>测试患者丑</patname><idcard>990000190001010777");
    HUB.post("/service", Caller.XML, "<patname>测试患者丑</patname>");
    HUB.api("patient.correct", PATIENT.formatted(0, "测试患者甲"));
    HUB.api("patient.correct", PATIENT.replace("}}", "").formatted(0, "female"));

    assertQuiet(log);
  }

  @Test
  void keepsPatientsOutOfTheLogWhenTheHisQuotesThem(CapturedOutput log) {
    whileTheHisBreaks(() -> register("900000000000000777", "1").failsWith("系统内部错误"));

    assertThat(log.getAll()).contains("100206 failed: ");
    assertQuiet(log);
  }

  @Test
  void keepsPatientsOutOfTheLogWhenThePlatformQuotesThem(CapturedOutput log) {
    String quote = "<data><state>-1</state><result>测试患者甲 99000000001";
    List<String> messages = new ArrayList<>();
    for (String answer :
        List.of(quote, quote + "</result></data>", Messages.envelope(Messages.escape(quote)))) {
      for (int status : new int[] {200, 500}) {
        PLATFORM.answers(status, "text/xml;charset=UTF-8", answer);
        String message = HUB.said("patient.correct", PATIENT.formatted(++said, "female"));
        messages.add(message);
        await().until(() -> Caller.json(HUB.get(message).body()).at("/deliveries/0").has("error"));
      }
    }
    PLATFORM.recover();
    messages.forEach(HUB::delivered);

    assertQuiet(log);
  }

  @Test
  void namesTheTraceWhenARequestBreaks(CapturedOutput log) {
    whileTheHisBreaks(
        () -> inTrace("/service", Caller.XML, Messages.envelope(Messages.escape(REGISTRATION))));

    assertThat(lines(log, TRACE)).singleElement().asString().contains("100206 failed: ");
  }

  @Test
  void namesTheTraceOnTheWayToThePlatform(CapturedOutput log) {
    String refusal = "<data><state>-1</state><result>No</result></data>";
    PLATFORM.answers(
        200, "text/xml;charset=UTF-8", OutboxTest.REPLY.formatted(Messages.escape(refusal)));

    inTrace("/api/v1/patient.correct", Caller.JSON, PATIENT.formatted(++said, "male"));

    await()
        .untilAsserted(
            () -> assertThat(lines(log, "is held")).singleElement().asString().contains(TRACE));
  }

  @Test
  void namesTheTraceInAnotherThreadAndForgetsItAfterwards(CapturedOutput log) {
    String file = "routes/spoken.camel.yaml";
    FILES.write(
        file,
        """
        - route:
            id: spoken
            from:
              uri: platform-http:/spoken
              steps:
                - log: { message: "spoken" }
        """);
    try {
      await().until(() -> HUB.post("/spoken", Caller.JSON, "").statusCode() < 300);
      inTrace("/spoken", Caller.JSON, "");

      assertThat(lines(log, "spoken")).last().asString().contains(TRACE);
      for (int i = 0; i < 100; i++) {
        HUB.post("/spoken", Caller.JSON, "");
      }
      assertThat(lines(log, TRACE)).hasSize(1);
    } finally {
      FILES.delete(file);
    }
  }

  private static void inTrace(String path, String type, String body) {
    HUB.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + HUB.port() + path))
            .header("Content-Type", type)
            .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
            .POST(BodyPublishers.ofString(body)));
  }

  private static List<String> lines(CapturedOutput log, String words) {
    return log.getAll().lines().filter(line -> line.contains(words)).toList();
  }

  /** A statement that quotes the patient, and cannot work. */
  private static void whileTheHisBreaks(Runnable task) {
    String file = "mappings/his/embedded/patient.register.sql";
    String before = FILES.read(file);
    String breaking =
        "\n--> row\nselect cast(cast(:patient.name as varchar) as integer) as broken\n";
    try {
      FILES.write(file, before + breaking);
      await().untilAsserted(() -> register("900000000000000777", "1").failsWith("系统内部错误"));
      task.run();
    } finally {
      FILES.write(file, before);
    }
    await().untilAsserted(() -> register("900000000000000777", "1").succeeds());
  }

  private static Reply register(String patid, String sex) {
    return HUB.ask(registration(patid, sex));
  }

  private static String registration(String patid, String sex) {
    return Messages.message(
        "100206",
        "patid",
        patid,
        "patname",
        "测试患者丑",
        "patsex",
        sex,
        "idcardtype",
        "0",
        "idcard",
        "990000190001010777",
        "mobileno",
        "99000000777",
        "address",
        "虚构街7号");
  }

  private static void assertQuiet(CapturedOutput log) {
    assertThat(PATIENTS.in(log.getAll())).isEmpty();
  }
}
