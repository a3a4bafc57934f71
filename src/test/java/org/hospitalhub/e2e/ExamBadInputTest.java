package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.ExamPlatform.FIRST;
import static org.hospitalhub.e2e.ExamPlatform.JSON;
import static org.hospitalhub.e2e.ExamPlatform.ask;
import static org.hospitalhub.e2e.ExamPlatform.heard;
import static org.hospitalhub.e2e.ExamPlatform.whole;
import static org.hospitalhub.e2e.ExamPlatform.with;
import static org.hospitalhub.e2e.Surroundings.HUB;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the platform sends by mistake is answered in its dialect. */
@EndToEnd
class ExamBadInputTest {

  private static final Charset GBK = Charset.forName("GBK");

  private static void refused(JsonNode answer, String code, String words) {
    assertThat(answer.path("statusCode").asText()).as(answer.toString()).isEqualTo(code);
    assertThat(answer.path("statusMessage").asText()).isEqualTo(words);
    assertThat(answer.at("/data/resultCode").asText()).isEqualTo("Falid");
    assertThat(answer.at("/data/resultDesc").asText()).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "{", "{\"method\": }", "{} {}", "<data/>", "a=b"})
  void refusesWhatIsNoJson(String body) {
    refused(heard(HUB.post("/exam", JSON, body)), "00000300", "报文格式错误：JSON第1行无法解析");
  }

  @Test
  void saysWhichNameStandsTwice() {
    String body = "{\"method\": \"XKH073\", \"method\": \"XKH075\"}";

    refused(heard(HUB.post("/exam", JSON, body)), "00000300", "报文格式错误：数据项method重复");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                       | 报文为空
          "{\\"method\\": \\"XKH073\\"}"             | 报文被转义了两次
          {&quot;method&quot;: &quot;XKH073&quot;} | 报文被转义了两次
          eyJtZXRob2QiOiAiWEtIMDczIn0=             | 报文是Base64编码，应直接传原文
          """)
  void namesHowTheJsonWasSpoilt(String body, String words) {
    refused(heard(HUB.post("/exam", JSON, body)), "00000300", "报文格式错误：" + words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"a\"", "null", "7"})
  void refusesWhatIsNoObject(String body) {
    refused(heard(HUB.post("/exam", JSON, body)), "00000300", "报文格式错误：不是JSON对象");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/x-www-form-urlencoded", "text/plain", "multipart/form-data", "x"})
  void readsAMessageWhateverItsTypeIsCalled(String type) {
    JsonNode answer =
        heard(HUB.post("/exam", type, whole("XKH073", FIRST.query("B1", 2)).toString()));

    assertThat(answer.path("statusCode").asText()).isEqualTo("00000000");
  }

  @ParameterizedTest
  @CsvSource({"XKP008,00000500,接口不存在", "xkh073,00000500,接口不存在", "'',00000100,method不能为空"})
  void refusesAMethodThatIsNotThere(String method, String code, String words) {
    refused(ask(with(whole("XKH073", FIRST.query("B1", 2)), "method", method)), code, words);
  }

  @Test
  void refusesABareMessageOfNoOperation() {
    assertThat(ask(ExamPlatform.message("unknown", "测试")))
        .isEqualTo(ExamPlatform.message("resultCode", "Falid", "resultDesc", "method不能为空"));
  }

  @ParameterizedTest
  @CsvSource({
    "scheduleResourceUID, 预约资源UID",
    "scheduleResourceName, 预约资源名称",
    "scheduleDate, 预约日期",
    "startTime, 开始时间",
    "providerID, 申请医生ID",
    "name, 病人姓名",
    "serviceSectID, 检查类型",
    "scheduleOperatorID, 预约操作者ID"
  })
  void namesTheFieldThatABareMessageMisses(String field, String title) {
    ObjectNode booking = FIRST.booking("B2", "U102", 2, "08:00", "08:30");

    ExamPlatform.fails(with(booking, field, ""), title + "(" + field + ")不能为空");
  }

  @Test
  void refusesABareMessageWithFieldsOfSeveralOperations() {
    ObjectNode mixed = with(FIRST.booking("B2", "U102", 2, "08:00", "08:30"), "days", "1");

    ExamPlatform.fails(mixed, "method不能为空");
  }

  @Test
  void refusesAMessageWithoutData() {
    ObjectNode message = whole("XKH073", FIRST.query("B1", 2));
    message.remove("data");
    refused(ask(message), "00000100", "具体接口入参数据(data)不能为空");
    refused(ask(with(message, "data", "text")), "00000200", "具体接口入参数据(data)结构应为一组数据项");
  }

  @ParameterizedTest
  @CsvSource({"systemId,other", "systemId,''", "systemKey,other", "systemKey,''"})
  void refusesWrongCredentials(String field, String value) {
    JsonNode answer = ask(with(whole("XKH073", FIRST.query("B1", 2)), field, value));

    refused(answer, "00000600", "鉴权失败：systemId或systemKey错误");
    assertThat(answer.at("/data/result").isObject()).isTrue();
  }

  @Test
  void refusesANameInTwoSpellingsAsTheMethodDoes() {
    ObjectNode message = whole("XKH074", FIRST.booking("B1", "U102", 2, "08:00", "08:30"));
    JsonNode answer = ask(with(message, "SystemId", "demo"));

    refused(answer, "00000300", "报文格式错误：同一数据项以不同大小写出现多次");
    assertThat(answer.at("/data/result").isObject()).isTrue();
  }

  @Test
  void refusesAMethodThatIsAList() {
    ObjectNode message = whole("XKH073", FIRST.query("B1", 2));
    message.putArray("method").add("XKH073").add("XKH073");

    refused(ask(message), "00000200", "method结构应为单个值");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/exam/", "/EXAM", "/Exam/"})
  void answersAtItsAddressHoweverItIsWritten(String address) {
    String message = whole("XKH073", FIRST.query("B1", 2)).toString();

    assertThat(heard(HUB.post(address, JSON, message)).path("statusCode").asText())
        .isEqualTo("00000000");
    assertThat(HUB.get(address).statusCode()).isEqualTo(405);
  }

  @Test
  void namesEveryFieldThatIsWrongAsItStandsInTheMessage() {
    ObjectNode wrong =
        ExamPlatform.message("serviceSectID", "US", "days", "x", "patientClass", "?");
    String words = ask(wrong).path("resultDesc").asText();

    assertThat(words.split("；"))
        .contains("查看预约天数(days)应为整数", "病人类型(patientClass)取值应为门诊/急诊/住院/体检")
        .contains("病历号(medRecNO)不能为空");
    assertThat(ask(whole("XKH073", wrong)).path("statusMessage").asText())
        .contains("病人类型(data.patientClass)取值应为门诊/急诊/住院/体检");
  }

  static Stream<Arguments> tooLarge() {
    byte[] body =
        whole("XKH073", with(FIRST.query("B1", 2), "serviceID", "x".repeat(1 << 20)))
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        Arguments.of("with its length", BodyPublishers.ofByteArray(body)),
        Arguments.of(
            "in chunks", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tooLarge")
  void refusesABodyOverTheLimit(String name, BodyPublisher body) {
    refused(heard(HUB.post("/exam", JSON, body)), "00000400", "报文超过长度限制");
  }

  @Test
  void readsADeclaredEncodingAndNoOther() {
    byte[] body = whole("XKH073", FIRST.query("B1", 2)).toString().getBytes(GBK);

    assertThat(encoded("application/json;charset=GBK", body).path("statusCode").asText())
        .isEqualTo("00000000");
    refused(encoded("application/json", body), "00000300", "报文格式错误：字符编码应为UTF-8");
    refused(
        encoded("application/json;charset=no-such", body),
        "00000300",
        "报文格式错误：不支持Content-Type中的字符编码");
  }

  private static JsonNode encoded(String type, byte[] body) {
    HttpResponse<byte[]> answer = HUB.postBytes("/exam", type, body);
    assertThat(answer.statusCode()).isEqualTo(200);
    return Caller.json(new String(answer.body(), StandardCharsets.UTF_8));
  }

  @Test
  void takesNothingOfAnOperationFromHttpHeaders() {
    HttpResponse<String> answer =
        HUB.send(
            HttpRequest.newBuilder()
                .uri(java.net.URI.create("http://localhost:" + Surroundings.PORT + "/exam"))
                .header("operationName", "XKH075")
                .POST(BodyPublishers.ofString(FIRST.query("B1", 2).toString())));

    assertThat(heard(answer).path("result").has("scheduleFlag")).isTrue();
    assertThat(answer.headers().firstValue("operationName")).isEmpty();
  }

  @Test
  void answersAProblemToOtherMethods() {
    HttpResponse<String> answer = HUB.get("/exam");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.body()).doesNotContain("<html", "Exception");
  }
}
