package org.hospitalhub.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogCheckTest {

  private static final Identities ALL = Identities.ofTheProject();

  @TempDir Path target;

  @Test
  void knowsThePatientsOfTheDemoAndOfTheGoldenFiles() {
    assertThat(ALL.values())
        .contains("测试患者戊", "990000190001010004", "TEST0003", "99000000005", "示范市虚构街2号")
        .contains("990000199001010011", "19900000001", "测试省测试市测试路1号")
        .doesNotContain("male", "id-card", "P001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WARN refused: patient 测试患者丑",
        "key=990000200001010123",
        "{\"mobile\":\"99000000777\"}",
        "called back 19900000001",
        "passport TEST0003"
      })
  void findsALineThatNamesAPatient(String line) throws IOException {
    Path logs = Files.createDirectory(target.resolve("logs"));
    Files.writeString(logs.resolve("hub.log"), "INFO started\n" + line + "\nINFO stopped\n");

    assertThat(LogCheck.leaks(target, ALL))
        .singleElement()
        .asString()
        .startsWith("logs/hub.log:2: ");
  }

  @Test
  void letsEverythingElsePass() throws IOException {
    Path reports = Files.createDirectory(target.resolve("surefire-reports"));
    Files.writeString(
        reports.resolve("org.hospitalhub.SomeTest-output.txt"),
        """
        2026-11-20T12:00:00.990000123Z INFO 4711 [4bf92f3577b34da6a3ce929d0e0e4736] zhejiang/100206
        号源已被预约 22010001 patient, name, mobile
        """);
    Files.writeString(reports.resolve("TEST-org.hospitalhub.SomeTest.xml"), "测试患者甲");

    assertThat(LogCheck.leaks(target, ALL)).isEmpty();
  }
}
