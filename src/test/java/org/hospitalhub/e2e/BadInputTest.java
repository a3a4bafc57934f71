package org.hospitalhub.e2e;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Caller.XML;
import static org.hospitalhub.e2e.Messages.FIRST;
import static org.hospitalhub.e2e.Messages.envelope;
import static org.hospitalhub.e2e.Messages.escape;
import static org.hospitalhub.e2e.Messages.message;
import static org.hospitalhub.e2e.Surroundings.HUB;
import static org.hospitalhub.support.Patience.await;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hospitalhub.journal.JournalSearch;
import org.hospitalhub.journal.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a platform may send by mistake is answered in its own dialect. */
@EndToEnd
class BadInputTest {

  private static final Charset GBK = Charset.forName("GBK");

  @Autowired private JournalSearch journal;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          nothing           | ``                                                            | 报文格式错误：报文为空
          escaped twice     | &lt;data&gt;&lt;funcode&gt;100101&lt;/funcode&gt;&lt;/data&gt; | 报文格式错误：报文被转义了两次
          escaped thrice    | &amp;lt;data&amp;gt;                                          | 报文格式错误：报文被转义了两次
          as Base64         | PGRhdGE+PGZ1bmNvZGU+MTAwMTAxPC9mdW5jb2RlPjwvZGF0YT4=          | 报文格式错误：报文是Base64编码，应直接传原文
          URL encoded       | %3Cdata%3E%3C%2Fdata%3E                                       | 报文格式错误：报文被URL编码，应直接传原文
          words             | hello                                                         | 报文格式错误：不是XML
          JSON              | {"funcode": "100101"}                                         | 报文格式错误：不是XML
          cut off           | <data><funcode>100101</funcode>                               | 报文格式错误：XML第1行无法解析
          wrong end tag     | <data><funcode>100101</data>                                  | 报文格式错误：XML第1行无法解析
          two roots         | <data><funcode>100101</funcode></data><data/>                 | 报文格式错误：XML第1行无法解析
          another root      | <html><funcode>100101</funcode></html>                        | 报文格式错误：根节点必须是data
          a DTD             | <!DOCTYPE data [<!ELEMENT a ANY>]><data><funcode>100101</funcode></data>   | 报文格式错误：不允许DTD或实体声明
          an entity         | <!DOCTYPE data [<!ENTITY a "b">]><data><funcode>&a;</funcode></data>       | 报文格式错误：不允许DTD或实体声明
          a file            | <!DOCTYPE data [<!ENTITY a SYSTEM "file:///etc/passwd">]><data><funcode>&a;</funcode></data> | 报文格式错误：不允许DTD或实体声明
          unknown entity    | <data><funcode>&a;</funcode></data>                           | 报文格式错误：XML第1行无法解析
          no funcode        | <data><orgid>330000001</orgid></data>                         | funcode不能为空
          an empty funcode  | <data><funcode> </funcode></data>                             | funcode不能为空
          no fields         | <data/>                                                       | funcode不能为空
          an attribute      | <data><funcode a="1">100999</funcode></data>                  | 接口不存在
          unknown funcode   | <data><funcode>100999</funcode></data>                        | 接口不存在
          the other way     | <data><funcode>200102</funcode><orgid>330000001</orgid></data> | 接口不存在
          markup as funcode | <data><funcode><a>100101</a></funcode></data>                 | funcode结构应为单个值
          funcode twice     | <data><funcode>100101</funcode><funcode>100101</funcode></data> | funcode结构应为单个值
          """)
  void answersInTheDialect(String name, String text, String result) {
    HUB.ask(text == null ? "" : text).failsWith(result);
    Reply.of(HUB.post("/service", XML, envelope(escape(text == null ? "" : text))))
        .failsWith(result);
  }

  static Stream<String> endless() {
    return Stream.of(
        "<data>" + "<a>".repeat(65) + "</a>".repeat(65) + "</data>",
        "<data>" + "<a>".repeat(300_000),
        "<data "
            + IntStream.range(0, 1001).mapToObj(i -> "a%d=''".formatted(i)).collect(joining(" "))
            + "/>");
  }

  @ParameterizedTest
  @MethodSource("endless")
  void readsNothingThatIsOutOfAllProportion(String text) {
    assertThat(HUB.ask(text).result()).startsWith("报文格式错误：");
  }

  @Test
  void answersAFaultToAnEnvelopeThatIsOutOfAllProportion() {
    String deep = "<a>".repeat(5000) + "</a>".repeat(5000);
    HttpResponse<String> answer =
        HUB.post(
            "/service",
            XML,
            envelope("").replace("<s:Body>", "<s:Header>" + deep + "</s:Header><s:Body>"));

    assertFault(answer.statusCode(), answer.body());
  }

  @Test
  void namesBadFieldsAtOnceWithTheirTitlesAndAllInTheJournal() {
    Reply reply =
        HUB.call(
            "100208",
            "regid",
            "R-MUCH-TOO-LONG-FOR-IT",
            "numid",
            " ",
            "patid",
            "a|b",
            "orgid",
            "339999999",
            "visitdate",
            "20260231",
            "ampm",
            "9",
            "schid",
            "S1",
            "no",
            "x",
            "spid",
            "000001",
            "spname",
            "测试服务商",
            "oper",
            "test",
            "fee",
            "15.00",
            "actualfee",
            "-1");

    assertThat(reply.state()).isEqualTo("-1");
    assertThat(reply.result())
        .isEqualTo(
            "预约编号(regid)长度不能超过18；号源编号(numid)不能为空；患者编号(patid)不能含有｜；医院编号(orgid)取值应为330000001/330000002等10项");
    assertThat(journaled("R-MUCH-TOO-LONG-FOR-IT").split("\n")[2].split("；"))
        .containsExactly(
            "预约编号(regid)长度不能超过18",
            "号源编号(numid)不能为空",
            "患者编号(patid)不能含有｜",
            "医院编号(orgid)取值应为330000001/330000002",
            "就诊日期(visitdate)格式应为yyyyMMdd",
            "上下午标志(ampm)取值应为1/2/3/4",
            "取号密码(pass)不能为空",
            "预约序号(no)应为整数",
            "挂号费(fee)应为整数（单位：分）",
            "优惠后的费用(actualfee)应为不小于0的整数（单位：分）");
    assertThat(reply.text()).endsWith("<orderid></orderid></data>");
  }

  private String journaled(String reference) {
    Query query = Query.newest(10).key("platformReference", reference);
    await().until(() -> journal.find(query).size() == 1);
    return journal.payload(journal.find(query).get(0).id()).orElseThrow().answered();
  }

  @Test
  void keepsTheStateThatAnOperationPrintsForFailures() {
    Reply reply = HUB.ask("<data><funcode>100302</funcode></data>");

    assertThat(reply.state()).isEqualTo("-1");
    assertThat(reply.result()).isEqualTo("身份证号(idcard)不能为空");
  }

  static Stream<Arguments> tooLarge() {
    byte[] body =
        envelope(escape(message("100204", "schid", "x".repeat(1 << 20), "orgid", FIRST)))
            .getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        Arguments.of("with its length", BodyPublishers.ofByteArray(body)),
        Arguments.of(
            "in chunks", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tooLarge")
  void refusesABodyOverTheLimit(String name, BodyPublisher body) {
    Reply.of(HUB.post("/service", XML, body)).failsWith("报文超过长度限制");
  }

  @ParameterizedTest
  @CsvSource({"text/xml; charset=GBK,''", "text/xml,<?xml version='1.0' encoding='GBK'?>"})
  void readsASoapMessageInADeclaredEncoding(String type, String declaration) {
    String body =
        declaration + envelope(escape(message("100202", "orgid", FIRST, "docname", "测试医师乙")));

    HttpResponse<byte[]> answer = HUB.postBytes("/service", type, body.getBytes(GBK));

    assertThat(answer.headers().firstValue("Content-Type")).get().asString().contains("GBK");
    Reply reply = Reply.of(answer.statusCode(), new String(answer.body(), GBK)).succeeds();
    assertThat(reply.fields("docname")).isNotEmpty().containsOnly("测试医师乙");
  }

  @Test
  void refusesASoapMessageInAnEncodingThatIsNotDeclared() {
    byte[] body =
        envelope(escape(message("100202", "orgid", FIRST, "docname", "测试医师乙"))).getBytes(GBK);

    HttpResponse<byte[]> answer = HUB.postBytes("/service", "text/xml", body);

    assertFault(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<data><funcode>100101</funcode></data>",
        "{\"a\": 1}",
        "<html></html>",
        "a=b"
      })
  void answersAFaultToWhatIsNoSoapMessage(String body) {
    HttpResponse<String> answer = HUB.post("/service", XML, body);

    assertFault(answer.statusCode(), answer.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/service", "/service?a=b"})
  void saysToWhoeverLooksThatThisIsAService(String path) {
    HttpResponse<String> answer = HUB.get(path);

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.body()).isEqualTo("This is a SOAP service: add ?wsdl for its description.\n");
  }

  private static void assertFault(int status, String body) {
    assertThat(status).isEqualTo(500);
    assertThat(body)
        .containsPattern("<faultcode>soap:(Client|VersionMismatch)</faultcode>")
        .doesNotContain("Exception", "java.", "<html", "<detail");
  }
}
