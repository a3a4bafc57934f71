package org.hospitalhub.platform.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.platform.soap.Services.BOOKING;
import static org.hospitalhub.platform.soap.Services.DESK;
import static org.hospitalhub.platform.soap.Services.REASONS;
import static org.hospitalhub.platform.soap.Web.envelope;
import static org.hospitalhub.platform.soap.Web.text;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.w3c.dom.Element;

/** What stacks make of a service with one string, and the form in which each is answered. */
@OverHttp
class CallersStyleTest {

  private static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";

  @LocalServerPort private int port;
  private Web web;

  @BeforeEach
  void openWeb() {
    web = new Web(port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<o:funMain xmlns:o='http://desk.example/'><arg0>a</arg0></o:funMain>",
        "<o:funMain xmlns:o='http://desk.example/'><In>a</In></o:funMain>",
        "<funMain xmlns='http://desk.example/'><in0>a</in0></funMain>",
        "<funMain xmlns='http://desk.example/'><xml xmlns=''>a</xml></funMain>",
        "<funMain xmlns='http://tempuri.org/'><in>a</in></funMain>",
        "<funMain><in>a</in></funMain>",
        "<funMain><c-gensym3>a</c-gensym3></funMain>",
        "<o:funMain xmlns:o='urn:other'><param0 xmlns:i='http://www.w3.org/2001/XMLSchema-instance'"
            + " i:type='xsd:string'>a</param0></o:funMain>",
        "<o:funMain xmlns:o='urn:other'><arg0 href='#id0'/></o:funMain>"
            + "<multiRef id='id1'>b</multiRef><multiRef id='id0'>a</multiRef>",
        "<o:funMain xmlns:o='http://desk.example/'><other><in>b</in></other><in>a</in><more/>"
            + "</o:funMain>"
      })
  void takesTheOnlyArgument(String body) {
    assertThat(text(web.post("/service", message(body)), "return"))
        .isEqualTo("funMain a 127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<o:funMain xmlns:o=\"urn:x\"><arg0>a</arg0></o:funMain>| urn:x| ``",
        "<funMain xmlns=\"urn:x\"><in0>a</in0></funMain>| urn:x| urn:x",
        "<funMain><in>a</in></funMain>| ``| ``",
        "<o:funMain xmlns:o=\"http://desk.example/\"><in>a</in></o:funMain>| http://desk.example/| ``"
      })
  void answersInTheNamespacesOfTheCaller(String body, String wrapper, String result) {
    HttpResponse<String> answer = web.post("/service", message(body));

    assertThat(namespace(answer, "funMainResponse")).isEqualTo(wrapper);
    assertThat(namespace(answer, "return")).isEqualTo(result);
    assertThat(answer.body()).contains("<return>");
  }

  @Test
  void namesTheTypeToACallerThatNamesIt() {
    String body =
        "<o:funMain xmlns:o='urn:x' s:encodingStyle='http://schemas.xmlsoap.org/soap/encoding/'>"
            + "<in xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:type='xsd:string'>a</in>"
            + "</o:funMain>";

    var result = element(web.post("/service", message(body)), "return");

    assertThat(result.getAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "type"))
        .isEqualTo("xsd:string");
    assertThat(result.lookupNamespaceURI("xsd")).isEqualTo("http://www.w3.org/2001/XMLSchema");
    assertThat(web.post("/service", envelope(DESK, "funMain", "a")).body())
        .doesNotContain("xsd:string");
  }

  @Test
  void answersTheOtherSpellingInTheNamespaceOfTheCaller() {
    var answer = web.post(BOOKING.address(), message("<BackNo xmlns='urn:x'><a>b</a></BackNo>"));

    assertThat(namespace(answer, "BackNoResponse")).isEqualTo("urn:x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <in>a</in><in>b</in>             | 参数in只能有一个，实际有2个
          <arg0>a</arg0><arg1>b</arg1>     | 应只有一个参数in，实际有arg0、arg1
          <in><data><a/></data></in>       | 参数中有未转义的元素<data>，XML应转义或放入CDATA
          <arg0 href="#id0"/>              | 参数引用的元素#id0不存在
          text                             | 文本应放在参数in中
          """)
  void tellsTheRouteWhyThereIsNoArgument(String content, String refusal) {
    String call = envelope(DESK, "funMain", "").replace("<in></in>", content);

    assertThat(text(web.post("/service", call), "return")).isEqualTo("funMain 报文格式错误：" + refusal);
  }

  @Test
  void saysWhatWasExpectedAndWhatCame() {
    REASONS.clear();

    var answer = web.post("/service", message("<x:noMain xmlns:x='urn:x'><in>a</in></x:noMain>"));

    String words =
        ShortFault.NOT_UNDERSTOOD
            + " Expected is funMain in the namespace http://desk.example/; {urn:x}noMain came.";
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(text(answer, "faultstring")).isEqualTo(words);
    assertThat(REASONS).containsExactly(words);
  }

  @Test
  void answersSoap12InItsVersion() {
    var answer = web.post("/service", "application/soap+xml; charset=utf-8", soap12("funMain"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .get()
        .asString()
        .startsWith("application/soap+xml");
    assertThat(namespace(answer, "Envelope")).isEqualTo(SOAP_12);
    assertThat(text(answer, "return")).isEqualTo("funMain a 127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"noMain", "break", "cut off", "klingon"})
  void answersTheFaultsOfSoap12InItsVersion(String what) {
    String message =
        switch (what) {
          case "break" -> soap12Text("funMain").replace(">a<", ">break<");
          case "cut off" -> soap12Text("funMain").substring(0, 70);
          default -> soap12Text(what);
        };
    String type = "application/soap+xml; charset=" + (what.equals("klingon") ? what : "utf-8");

    var answer = web.post("/service", type, Web.body(message));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(500);
    assertThat(answer.headers().firstValue("Content-Type"))
        .get()
        .asString()
        .startsWith("application/soap+xml");
    assertThat(namespace(answer, "Fault")).isEqualTo(SOAP_12);
    assertThat(text(answer, "Value")).endsWith(what.equals("break") ? ":Receiver" : ":Sender");
  }

  @Test
  void refusesALargeBodyOfSoap12InItsVersion() {
    String large = soap12Text("funMain").replace(">a<", ">" + "a".repeat(5000) + "<");

    var answer = web.post("/service", "application/soap+xml", Web.body(large));

    assertThat(namespace(answer, "Envelope")).isEqualTo(SOAP_12);
    assertThat(text(answer, "return")).isEqualTo("funMain too large:");
  }

  @ParameterizedTest
  @CsvSource({
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd, Security",
    "http://www.w3.org/2005/08/addressing, Action",
    "http://schemas.xmlsoap.org/ws/2004/08/addressing, MessageID"
  })
  void understandsTheHeadersThatStacksAdd(String namespace, String header) {
    assertThat(text(web.post("/service", withHeader(namespace, header)), "return"))
        .isEqualTo("funMain a 127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({"a, urn:x/funMainResponse", "break, http://www.w3.org/2005/08/addressing/soap/fault"})
  void saysWhichMessageItAnswersToACallerThatInsists(String argument, String action) {
    String header =
        "<s:Header xmlns:a='http://www.w3.org/2005/08/addressing'>"
            + "<a:Action s:mustUnderstand='1'>urn:x/funMainRequest</a:Action>"
            + "<a:MessageID>urn:uuid:1</a:MessageID></s:Header><s:Body>";
    String call = envelope(DESK, "funMain", argument);

    var answer = web.post("/service", call.replace("<s:Body>", header));

    assertThat(text(answer, "RelatesTo")).isEqualTo("urn:uuid:1");
    assertThat(text(answer, "Action")).isEqualTo(action);
    assertThat(web.post("/service", call).body()).doesNotContain("RelatesTo", "Header");
  }

  @Test
  void refusesAnotherHeaderThatMustBeUnderstood() {
    var answer = web.post("/service", withHeader("urn:x", "Transaction"));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(text(answer, "faultcode")).endsWith(":MustUnderstand");
    assertThat(text(answer, "faultstring")).contains("{urn:x}Transaction");
  }

  @Test
  void tellsTheRouteOfTheUsernameToken() {
    String wsse =
        "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    String header =
        "<s:Header><w:Security xmlns:w='%s' s:mustUnderstand='1'><w:UsernameToken>"
            + "<w:Username>someone</w:Username><w:Password>p</w:Password></w:UsernameToken>"
            + "</w:Security></s:Header><s:Body>";
    String call = envelope(DESK, "funMain", "who").replace("<s:Body>", header.formatted(wsse));

    assertThat(text(web.post("/service", call), "return")).isEqualTo("UsernameToken of someone");
  }

  private static String withHeader(String namespace, String name) {
    String header =
        "<s:Header><h:%s xmlns:h='%s' s:mustUnderstand='1'>b</h:%1$s></s:Header><s:Body>"
            .formatted(name, namespace);
    return envelope(DESK, "funMain", "a").replace("<s:Body>", header);
  }

  private static String soap12Text(String operation) {
    return envelope(DESK, operation, "a")
        .replace("http://schemas.xmlsoap.org/soap/envelope/", SOAP_12);
  }

  private static BodyPublisher soap12(String operation) {
    return Web.body(soap12Text(operation));
  }

  private static String message(String body) {
    return "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'"
        + " xmlns:xsd='http://www.w3.org/2001/XMLSchema'><s:Body>"
        + body
        + "</s:Body></s:Envelope>";
  }

  private static String namespace(HttpResponse<String> answer, String element) {
    String namespace = element(answer, element).getNamespaceURI();
    return namespace == null ? "" : namespace;
  }

  private static Element element(HttpResponse<String> answer, String name) {
    var found = Web.xml(answer.body()).getElementsByTagNameNS("*", name);
    assertThat(found.getLength()).as("%s in %s", name, answer.body()).isEqualTo(1);
    return (Element) found.item(0);
  }
}
