package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Surroundings.HUB;
import static org.hospitalhub.e2e.Surroundings.SECOND_HIS;
import static org.hospitalhub.support.Patience.await;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.hospitalhub.foreign.ForeignStacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may go wrong between the hub and a platform with a method for each operation. */
@EndToEnd
class MethodsBadInputTest {

  private static final String LIMIT = "报文超过长度限制";
  private static final String BUSY = "医院系统暂不可用，请稍后再试";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          nothing         | ``                                          | 报文格式错误：报文为空
          escaped twice   | &lt;Message/&gt;                            | 报文格式错误：报文被转义了两次
          as Base64       | PE1lc3NhZ2U+PE1zZ1R5cGU+MTAwMDwvTXNnVHlwZT48L01lc3NhZ2U+ | 报文格式错误：报文是Base64编码，应直接传原文
          words           | hello                                       | 报文格式错误：不是XML
          JSON            | {"MsgType": 1000}                           | 报文格式错误：不是XML
          cut off         | <Message><MsgType>1000</MsgType>            | 报文格式错误：XML第1行无法解析
          wrong end tag   | <Message><MsgType>1000</Message>            | 报文格式错误：XML第1行无法解析
          two roots       | <Message/><Message/>                        | 报文格式错误：XML第1行无法解析
          another root    | <data/>                                     | 报文格式错误：根节点必须是Message
          a DTD           | <!DOCTYPE Message [<!ELEMENT a ANY>]><Message/> | 报文格式错误：不允许DTD或实体声明
          a file          | <!DOCTYPE Message [<!ENTITY a SYSTEM "file:///etc/passwd">]><Message>&a;</Message> | 报文格式错误：不允许DTD或实体声明
          no fields       | <Message/>                                  | 操作类型(MsgType)不能为空；医院编码(RequestInfo.HospitalID)不能为空
          markup          | <Message><MsgType>1000</MsgType><RequestInfo><HospitalID><a>SZ01</a></HospitalID></RequestInfo></Message> | 医院编码(RequestInfo.HospitalID)不能为空
          """)
  void answersInTheDialectOfTheMethod(String name, String text, String words) {
    String document = text == null ? "" : text;

    Reply query = Methods.ask("getDepartInfo", document);

    assertThat(query.field("Code")).isEqualTo("2001");
    assertThat(query.field("Description")).isEqualTo(words);
    if (words.startsWith("报文")) {
      Reply booking = Methods.ask("getYyNo", document);
      assertThat(booking.field("Code")).isEqualTo("1005");
      assertThat(booking.field("ErrMsg")).isEqualTo(words);
      assertThat(Methods.ask("backNo", document).field("Code")).isEqualTo("0004");
      assertThat(Methods.ask("updateOrderInfo", document).field("Code")).isEqualTo("0001");
      assertThat(Methods.ask("getGhRecord", document).field("Code")).isEqualTo("2001");
    }
  }

  @Test
  void namesAllBadFieldsAtOnceWithTheirTitles() {
    Reply refused =
        Reservation.in(2)
            .book(
                "RegID",
                "1234567890123456789",
                "HospitalID",
                "XX",
                "SickSex",
                "2",
                "SeeDoctorDate",
                "2026-02-31",
                "WorkType",
                "8",
                "ClinicFee",
                "1.234",
                "CardNo",
                "",
                "Phone",
                " ");

    assertThat(refused.field("Code")).isEqualTo("1005");
    assertThat(refused.field("RegID")).isEmpty();
    assertThat(refused.field("ErrMsg")).hasSizeLessThanOrEqualTo(200).endsWith("等8项");
    assertThat(refused.field("ErrMsg").replace("等8项", "").split("；"))
        .containsExactly(
            "预约流水号(OrderInfo.RegID)长度不能超过18",
            "医院编码(OrderInfo.HospitalID)取值应为SZ01/SZ02",
            "性别(OrderInfo.SickSex)取值应为0/1",
            "预约就诊日期(OrderInfo.SeeDoctorDate)格式应为yyyy-MM-dd",
            "预约值班类别(OrderInfo.WorkType)取值应为1/2/3/4/5");
  }

  @ParameterizedTest
  @CsvSource({"getYyNo, 1005", "backNo, 0004", "getDepartInfo, 2001"})
  void refusesABodyOverTheLimit(String method, String code) {
    Reply refused = Methods.ask(method, "<Message>" + "x".repeat(1 << 20) + "</Message>");

    assertThat(refused.field("Code")).isEqualTo(code);
    assertThat(refused.text()).contains(LIMIT);
  }

  @Test
  void readsAndAnswersADeclaredEncoding() {
    Charset gbk = Charset.forName("GBK");
    String document =
        "<Message><RequestInfo><HospitalID>SZ01</HospitalID><RegID>无此号</RegID></RequestInfo></Message>";

    HttpResponse<byte[]> answer =
        HUB.postBytes(
            Methods.ADDRESS,
            "text/xml; charset=GBK",
            Methods.envelope("backNo", Messages.escape(document)).getBytes(gbk));

    Reply reply = Methods.reply("backNo", answer.statusCode(), new String(answer.body(), gbk));
    assertThat(reply.field("Code")).isEqualTo("0001");
    assertThat(reply.field("ErrMsg")).isEqualTo("挂号记录不存在");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<Message/>", "{\"a\": 1}", "<html></html>"})
  void answersAFaultToWhatIsNoSoapMessage(String body) {
    assertFault(HUB.post(Methods.ADDRESS, Caller.XML, body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"getEverything", "notifyHospInfo", "getyyno", "funMain"})
  void answersAFaultToAMethodThatIsNotThere(String method) {
    assertFault(Methods.post(method, "<Message/>"));
  }

  private static void assertFault(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .containsPattern("<faultcode>soap:(Client|VersionMismatch)</faultcode>")
        .doesNotContain("Exception", "java.", "<html", "<detail");
  }

  @Test
  void saysThatTheHisIsDown() {
    Reservation booking = Reservation.of(Methods.SECOND, 2);
    SECOND_HIS.goDown();
    try {
      Reply photos =
          Methods.ask(
              "getDoctorInfo",
              "<Message><MsgType>1000</MsgType><RequestInfo><HospitalID>SZ02</HospitalID></RequestInfo></Message>");
      assertThat(photos.field("Code")).isEqualTo("2003");
      assertThat(photos.field("Description")).isEqualTo(BUSY);
      assertThat(booking.book().field("Code")).isEqualTo("1005");
      assertThat(booking.cancel().field("Code")).isEqualTo("0003");
    } finally {
      SECOND_HIS.comeBack();
    }
    await().untilAsserted(() -> assertThat(booking.book().field("Code")).isEqualTo("1000"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"getGhInfo", "GetGhInfo"})
  void isCalledByAForeignClientAsItsWsdlSays(String method) {
    Reservation booking = Reservation.in(2);
    booking.book();
    String document = Methods.message("OneRegInfo", "RegID", booking.reference());

    String answer = ForeignService.YUYUE.text(ForeignStacks.ANY, method, document);

    assertThat(answer).contains("<Code>2000</Code>", booking.reference());
  }

  @Test
  void describesAllOfItsMethods() {
    String wsdl = HUB.get(Methods.ADDRESS + "?wsdl").body();

    assertThat(wsdl)
        .contains("targetNamespace=\"" + Methods.NAMESPACE + "\"", "YuyueService")
        .contains("<wsdl:operation name=\"getHospInfo\">", "<wsdl:operation name=\"getGhRecord\">")
        .doesNotContain("GetHospInfo\"");
    assertThat(wsdl.getBytes(StandardCharsets.UTF_8)).isNotEmpty();
  }
}
