package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hospitalhub.e2e.Surroundings.FILES;
import static org.hospitalhub.e2e.Surroundings.HUB;
import static org.hospitalhub.e2e.Surroundings.PLATFORM;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing of a patient is logged; {@link QuietLog} looks after every class of tests. */
@EndToEnd
class LogsTest {

  private static final String PATIENT =
      """
      {"patient": {"id": "900000000000000001", "name": "测试患者甲", "sex": "%s",
       "mobile": "99000000001", "address": "虚构街1号"}}""";

  @Test
  void keepsPatientsOutOfTheLogWhenAllIsWell() {
    register("900000000000000777", "1").succeeds();
    HUB.apiJson("patient.correct", PATIENT.formatted("female"));

    assertQuiet();
  }

  @Test
  void keepsPatientsOutOfTheLogWhenAMessageIsWrong() {
    register("much too long for a patient number", "8");
    HUB.ask("<data><funcode>100206</funcode><patname>测试患者丑</patname><idcard>990000190001010777");
    HUB.post("/service", Caller.XML, "<patname>测试患者丑</patname>");
    HUB.api("patient.correct", PATIENT.formatted("测试患者甲"));
    HUB.api("patient.correct", PATIENT.replace("}}", "").formatted("female"));

    assertQuiet();
  }

  @Test
  void keepsPatientsOutOfTheLogWhenTheHisQuotesThem() {
    String file = "mappings/his/embedded/patient.register.sql";
    String before = FILES.read(file);
    String breaking = "\n--> row\nselect cast(cast(:patient.name as varchar) as integer) as broken\n";
    try {
      FILES.write(file, before + breaking);

      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(() -> register("900000000000000777", "1").failsWith("系统内部错误"));
    } finally {
      FILES.write(file, before);
    }
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> register("900000000000000777", "1").succeeds());

    assertThat(QuietLog.lines()).anyMatch(line -> line.contains("100206 failed: "));
    assertQuiet();
  }

  @Test
  void keepsPatientsOutOfTheLogWhenThePlatformQuotesThem() {
    String quote = "<data><state>-1</state><result>测试患者甲 99000000001";
    for (String answer :
        List.of(quote, quote + "</result></data>", Messages.envelope(Messages.escape(quote)))) {
      for (int status : new int[] {200, 500}) {
        PLATFORM.answers(status, "text/xml;charset=UTF-8", answer);
        assertThat(HUB.api("patient.correct", PATIENT.formatted("female")).statusCode())
            .isGreaterThanOrEqualTo(500);
      }
    }
    PLATFORM.recover();
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> HUB.api("patient.correct", PATIENT.formatted("female")).statusCode() == 200);

    assertQuiet();
  }

  private static Reply register(String patid, String sex) {
    return HUB.call(
        "100206",
        "patid", patid,
        "patname", "测试患者丑",
        "patsex", sex,
        "idcardtype", "0",
        "idcard", "990000190001010777",
        "mobileno", "99000000777",
        "address", "虚构街7号");
  }

  private static void assertQuiet() {
    assertThat(QuietLog.lines())
        .isNotEmpty()
        .noneMatch(line -> QuietLog.PATIENT.matcher(line).find());
  }
}
