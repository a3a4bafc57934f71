package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hospitalhub.support.Patience;
import org.junit.jupiter.api.Test;

/** What the README tells a newcomer to type. */
@EndToEnd
class ReadmeTest {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```");

  @Test
  void showsTheMainJobByCurl() throws Exception {
    String output = run(blocks());

    assertThat(output)
        .containsSubsequence(
            "<state>0</state><result></result><patientid>P",
            "<schid>W101" + Messages.day(1) + "0</schid>",
            "<deptname>心血管内科</deptname>",
            "<numid>W101" + Messages.day(1) + "0-3</numid>",
            "<numtime>08:20</numtime>",
            "<state>0</state><result></result><orderid>A",
            "<state>-1</state><result>22010001 号源已被预约</result><orderid></orderid>",
            "<state>-1</state><result>预约编号(regid)",
            "号源编号(numid)不能为空",
            "就诊日期(visitdate)格式应为yyyyMMdd",
            "<state>0</state><result></result></data>",
            "<Code>2000</Code>",
            "<DoctorID>W101</DoctorID>",
            "<IsQuit>1</IsQuit>",
            "\"repeated\":false",
            "\"state\":\"delivered\",\"attempts\":1",
            "{\"operation\":\"200102\",\"accepted\":true,\"message\":{",
            "\"deptname\":\"心血管内科\"",
            "\"statusCode\":\"00000000\"",
            "\"resourceName\":\"超声一室\"",
            "\"statusCode\":\"00000000\"",
            "\"organizationID\":\"33000003\"");
  }

  private static String blocks() throws Exception {
    return BLOCK
        .matcher(Files.readString(Path.of("README.md")))
        .results()
        .map(block -> block.group(1))
        .collect(Collectors.joining("\n"))
        .replace("localhost:8080", "localhost:" + Surroundings.PORT);
  }

  private static String run(String script) throws Exception {
    Process bash =
        new ProcessBuilder("bash", "-eu", "-o", "pipefail", "-c", script)
            .redirectErrorStream(true)
            .start();
    String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Patience.awaitEnd(bash);
    assertThat(bash.exitValue()).as(output).isZero();
    return output;
  }
}
