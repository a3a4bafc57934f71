package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Messages.FIRST;
import static org.hospitalhub.e2e.Messages.day;
import static org.hospitalhub.e2e.Surroundings.BOOKING_SYSTEMS;
import static org.hospitalhub.e2e.Surroundings.FILES;
import static org.hospitalhub.e2e.Surroundings.HUB;
import static org.hospitalhub.e2e.Surroundings.replace;
import static org.hospitalhub.support.Patience.await;

import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files edited while the hub works. */
@EndToEnd
class LiveFilesTest {

  @Test
  void putsEditsIntoEffectUnderLoadWithoutLosingACall() throws Throwable {
    Load.during(LiveFilesTest::edit);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mappings/zhejiang/100204.yaml         | canonical: schedule.id   | canonical: schedule.nothing | schedule.nothing
          mappings/zhejiang/100301.yaml         | queue.kind: outpatient   | queue.sort: outpatient      | queue.sort
          mappings/codes/session.yaml           | "4": evening             | "4": sunset                 | sunset
          mappings/his/embedded/slot.search.sql | :schedule.id             | :schedule.nothing           | :schedule.nothing
          mappings/zhejiang/platform.yaml       | maxBody: 1MB             | maxBodies: 1MB              | maxBodies
          mappings/canonical/slot.search.yaml   | effect: read             | effects: read               | effects
          routes/zhejiang.camel.yaml            | platform, value: zhejiang | platform, value: elsewhere | elsewhere
          routes/his.camel.yaml                 | connector, value: embedded | connector, value: nowhere | nowhere
          routes/templates.camel.yaml           | uri: journal:open }      | uri: journal:begin }        | begin
          """)
  void changesNothingByAMistakeAndSaysWhereItIs(String file, String old, String now, String word)
      throws Throwable {
    String folder = file.substring(0, file.indexOf('/'));
    String before = FILES.read(file);
    String text = replace(before, old, now);
    String above = text.substring(0, text.indexOf(now) + 1);
    // mistakes that show when a route is built are reported where the route begins
    String place =
        folder.equals("routes")
            ? above.substring(
                0,
                Math.max(above.lastIndexOf("\n    id: "), above.lastIndexOf("\n    routeId: ")) + 2)
            : above;
    long line = place.lines().count();
    try {
      FILES.write(file, text);

      Load.during(
          () ->
              await()
                  .untilAsserted(
                      () ->
                          assertThat(HUB.folder(folder).path("rejected").toString())
                              .contains(
                                  FILES.root().resolve(file) + ":" + line + ": ", word, "; ")));
      assertThat(HUB.get("/actuator/health").statusCode()).isEqualTo(200);
      HUB.call("100101").succeeds();
    } finally {
      FILES.write(file, before);
    }
    await().until(() -> HUB.folder(folder).path("rejected").isMissingNode());
  }

  @ParameterizedTest
  @CsvSource({"laida, 33000007", "wanda, 33000003"})
  void asksAnotherSystemWithoutARestart(String maker, String hospital) {
    ExamPlatform platform = new ExamPlatform(hospital);
    String connector = "mappings/his/added-" + maker + "/connector.yaml";
    FILES.copyDirectory("mappings/his/" + maker, "mappings/his/added-" + maker);
    FILES.edit(
        connector,
        text -> replace(text, "${hub.services." + maker + ".system-id}", "added-without-restart"));
    String routes = FILES.read("routes/his.camel.yaml");
    try {
      FILES.write("routes/his.camel.yaml", replace(routes, maker, "added-" + maker));
      awaitAsked(platform, "added-without-restart");
      FILES.edit(connector, text -> replace(text, "added-without-restart", "edited"));
      awaitAsked(platform, "edited");
    } finally {
      FILES.write("routes/his.camel.yaml", routes);
    }
    awaitAsked(platform, "\"hub\"");
    FILES.deleteDirectory("mappings/his/added-" + maker);
  }

  private static void awaitAsked(ExamPlatform platform, String word) {
    await()
        .untilAsserted(
            () -> {
              ExamPlatform.succeeds(platform.query("LIVE", 2));
              assertThat(BOOKING_SYSTEMS.lastRequest()).contains(word);
            });
  }

  @Test
  void callsASoapServiceAsItsDescriptorSaysNow() {
    ExamPlatform platform = new ExamPlatform("33000003");
    String connector = "mappings/his/wanda/connector.yaml";
    String before = FILES.read(connector);
    try {
      FILES.write(connector, replace(before, "argument: data", "argument: moved"));
      await()
          .untilAsserted(
              () -> {
                ExamPlatform.ask(ExamPlatform.whole("XKH073", platform.query("LIVE", 2)));
                assertThat(BOOKING_SYSTEMS.lastRequest()).contains("<moved>");
              });
    } finally {
      FILES.write(connector, before);
    }
    awaitAsked(platform, "<data>");
  }

  @Test
  void servesANewPlatformWithoutARestart() {
    String call =
        """
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
        <x:XKH075 xmlns:x="http://added.hospitalhub.org/"><data>{}</data></x:XKH075>
        </s:Body></s:Envelope>""";
    FILES.write(
        "mappings/added/platform.yaml",
        replace(FILES.read("mappings/exam/platform.yaml"), "/exam", "/added")
            .replaceAll(" +(scheduleResourceUID|serviceSectID): XKH.*\n", "")
            .replace("XKH073, XKH074, ", ""));
    FILES.write(
        "mappings/added/XKH075.yaml",
        FILES.read("mappings/exam/XKH075.yaml").replace("codes: hospital, default: \"00\", ", ""));
    FILES.write(
        "routes/added.camel.yaml", replace(FILES.read("routes/exam.camel.yaml"), "exam", "added"));
    try {
      await()
          .untilAsserted(
              () -> {
                assertThat(HUB.get("/added/webservice?wsdl").statusCode()).isEqualTo(200);
                assertThat(HUB.post("/added/webservice", Caller.XML, call).body())
                    .contains("申请单号(placerOrderNO)不能为空");
                assertThat(HUB.post("/added", Caller.JSON, "{}").body()).contains("method不能为空");
              });
    } finally {
      FILES.delete("routes/added.camel.yaml");
      FILES.deleteDirectory("mappings/added");
    }
    await()
        .untilAsserted(
            () ->
                assertThat(HUB.post("/added/webservice", Caller.XML, call).statusCode())
                    .isEqualTo(503));
  }

  @Test
  void saysWhatNeedsARestart() {
    String file = "mappings/zhejiang/platform.yaml";
    String before = FILES.read(file);
    long line = before.substring(0, before.indexOf("soap:") + 1).lines().count();
    try {
      FILES.write(file, replace(before, "address: /service", "address: /elsewhere"));
      await()
          .untilAsserted(
              () ->
                  assertThat(HUB.folder("mappings").path("rejected").toString())
                      .contains("platform.yaml:" + line + ": ", "restart the hub"));
      HUB.call("100101").succeeds();
    } finally {
      FILES.write(file, before);
    }
    await().until(() -> HUB.folder("mappings").path("rejected").isMissingNode());
  }

  private static void edit() {
    edit(
        "mappings/zhejiang/100102.yaml",
        "{title: 证件号码, length: 20",
        "{title: 证件的号码, length: 5",
        () ->
            HUB.call("100102", "idcardtype", "0", "idcard", "123456")
                .failsWith("证件的号码(idcard)长度不能超过5"));
    edit(
        "mappings/zhejiang/100204.yaml",
        "{title: 排班编号,   length: 20",
        "{title: 排班的编号, length: 20",
        () -> HUB.call("100204", "orgid", FIRST, "ampm", "1").failsWith("排班的编号(schid)不能为空"));
    edit(
        "mappings/his/embedded/exam.notice.sql",
        "select exam_notice as",
        "select '请提前到达' as",
        () -> assertThat(HUB.call("100502", "orgid", FIRST).field("remind")).isEqualTo("请提前到达"));
    edit(
        "mappings/codes/session.yaml",
        "\"4\": evening}",
        "\"4\": evening, \"M\": morning}",
        () ->
            HUB.call("100204", "schid", "W105" + day(1) + "0", "orgid", FIRST, "ampm", "M")
                .succeeds());
    edit(
        "routes/templates.camel.yaml",
        "        - to: { uri: journal:open }\n        - to: { uri: \"{{his}}\" }",
        "        - choice: { when: [ { simple: \"${variable.operation} == '100101'\", steps: [ {"
            + " throwException: { exceptionType: java.lang.IllegalStateException, message: off } }"
            + " ] } ] }\n"
            + "        - to: { uri: \"{{his}}\" }",
        () -> HUB.call("100101").failsWith("系统内部错误"));
  }

  private static void edit(String file, String old, String now, ThrowingRunnable effect) {
    String before = FILES.read(file);
    String folder = file.substring(0, file.indexOf('/'));
    FILES.write(file, replace(before, old, now));
    try {
      await().untilAsserted(effect);
    } finally {
      String loaded = HUB.folder(folder).path("loaded").asText();
      FILES.write(file, before);
      await().until(() -> !HUB.folder(folder).path("loaded").asText().equals(loaded));
    }
  }
}
