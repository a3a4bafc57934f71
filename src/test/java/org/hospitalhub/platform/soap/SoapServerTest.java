package org.hospitalhub.platform.soap;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.platform.soap.Services.BOOKING;
import static org.hospitalhub.platform.soap.Services.DESK;
import static org.hospitalhub.platform.soap.Web.envelope;
import static org.hospitalhub.platform.soap.Web.text;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.w3c.dom.Element;

@OverHttp
class SoapServerTest {

  @LocalServerPort private int port;
  private Web web;

  @BeforeEach
  void openWeb() {
    web = new Web(port);
  }

  @Test
  void describesItselfWithAddressNamespaceOperationsAndArgument() {
    var wsdl = web.get("/webservice/BookingService?wsdl");

    var document = Web.xml(wsdl.body());
    var address = (Element) document.getElementsByTagNameNS("*", "address").item(0);
    assertThat(address.getAttribute("location"))
        .isEqualTo("http://localhost:" + port + "/webservice/BookingService");
    assertThat(document.getDocumentElement().getAttribute("targetNamespace"))
        .isEqualTo("http://booking.example/");
    assertThat(document.getDocumentElement().getAttribute("name")).isEqualTo("BookingService");
    var portType = (Element) document.getElementsByTagNameNS("*", "portType").item(0);
    assertThat(portType.getAttribute("name")).isEqualTo("Booking");
    var operations = portType.getElementsByTagNameNS("*", "operation");
    assertThat(IntStream.range(0, operations.getLength()).mapToObj(operations::item))
        .extracting(operation -> ((Element) operation).getAttribute("name"))
        .containsExactlyInAnyOrderElementsOf(BOOKING.operations());
    assertThat(wsdl.body())
        .contains("<xsd:element minOccurs=\"0\" name=\"xml\" type=\"xsd:string\"/>")
        .contains("<xsd:element minOccurs=\"0\" name=\"return\" type=\"xsd:string\"/>")
        .contains("elementFormDefault=\"unqualified\"")
        .contains("style=\"document\"");
  }

  @Test
  void showsTheHostThatTheDescriptionWasAskedFor() {
    web.get("/service?wsdl");

    var other =
        web.send(
            HttpRequest.newBuilder(
                web.uri("/service?WSDL").resolve("http://127.0.0.1:" + port + "/service?WSDL")));

    assertThat(other.body()).contains("location=\"http://127.0.0.1:" + port + "/service\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/service?wsdl",
        "/service?WSDL",
        "/service?wsdl=1",
        "/service?wsdl=",
        "/service?singleWsdl",
        "/service/?wsdl",
        "/Service?wsdl",
        "/SERVICE/?Wsdl"
      })
  void describesItselfHoweverItIsAsked(String path) {
    var wsdl = web.get(path);

    assertThat(wsdl.statusCode()).as(wsdl.body()).isEqualTo(200);
    assertThat(wsdl.headers().firstValue("Content-Type")).get().asString().startsWith("text/xml");
    assertThat(wsdl.body())
        .contains("<wsdl:definitions", "location=\"http://localhost:" + port + "/service\"");
  }

  @Test
  void showsTheAddressAtWhichAProxyIsAsked() {
    var wsdl =
        web.send(
            HttpRequest.newBuilder(web.uri("/service?wsdl"))
                .header("X-Forwarded-For", "192.0.2.7")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "hub.example:8443")
                .header("X-Forwarded-Prefix", "/hospital"));

    assertThat(wsdl.body()).contains("location=\"https://hub.example:8443/hospital/service\"");
  }

  @Test
  void answersHeadOfTheDescriptionWithoutIt() {
    var head = web.send(HttpRequest.newBuilder(web.uri("/service?wsdl")).method("HEAD", noBody()));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type")).get().asString().startsWith("text/xml");
    assertThat(head.body()).isEmpty();
  }

  @Test
  void pointsToTheDescriptionForASchema() {
    var answer = web.get("/service?xsd=1");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("The description has its schema in it: see ?wsdl.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/service/", "/Service", "/SERVICE/"})
  void answersAtItsAddressInAnotherSpelling(String path) {
    assertThat(text(web.post(path, envelope(DESK, "funMain", "a")), "return"))
        .isEqualTo("funMain a 127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "X-GZIP", "deflate", "raw deflate"})
  void decodesACompressedBody(String coding) {
    byte[] body = Compressed.by(coding, envelope(DESK, "funMain", "号"));

    var answer =
        web.send(
            HttpRequest.newBuilder(web.uri("/service"))
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("Content-Encoding", coding.replace("raw ", ""))
                .POST(BodyPublishers.ofByteArray(body)));

    assertThat(text(answer, "return")).isEqualTo("funMain 号 127.0.0.1");
  }

  @Test
  void answersAPlainPost() {
    var answer = web.post("/service", envelope(DESK, "funMain", "预约&lt;挂号/>"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .get()
        .asString()
        .isEqualToIgnoringCase("text/xml;charset=utf-8");
    assertThat(text(answer, "return")).isEqualTo("funMain 预约<挂号/> 127.0.0.1");
    assertThat(answer.body()).contains("funMainResponse xmlns:").contains("http://desk.example/");
  }

  @Test
  void sendsNoHeaderOfTheRoute() {
    var answer = web.post("/service", envelope(DESK, "funMain", "a"));

    assertThat(answer.headers().firstValue("Authorization")).isEmpty();
  }

  @Test
  void takesAnySoapActionAndContentType() {
    var request =
        HttpRequest.newBuilder(web.uri("/webservice/BookingService"))
            .header("SOAPAction", "\"urn:whatever\"")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(envelope(BOOKING, "backNo", "a")));

    assertThat(text(web.send(request), "return")).startsWith("backNo a");
    assertThat(
            text(
                web.send(
                    HttpRequest.newBuilder(web.uri("/service"))
                        .header("SOAPAction", "funMain")
                        .POST(BodyPublishers.ofString(envelope(DESK, "funMain", "a")))),
                "return"))
        .startsWith("funMain a");
  }

  @Test
  void readsTheEncodingThatIsDeclared() {
    Charset gbk = Charset.forName("GBK");
    String message = envelope(DESK, "funMain", "挂号");

    var byType =
        web.post("/service", "text/xml; charset=GBK", BodyPublishers.ofString(message, gbk));
    var byDeclaration =
        web.post(
            "/service",
            "text/xml",
            BodyPublishers.ofString("<?xml version=\"1.0\" encoding=\"GBK\"?>" + message, gbk));
    var byDefault = web.post("/service", "text/xml", BodyPublishers.ofString(message));

    assertThat(byType.headers().firstValue("Content-Type")).get().asString().contains("GBK");
    assertThat(text(byDeclaration, "return")).startsWith("funMain 挂号");
    assertThat(text(byDefault, "return")).startsWith("funMain 挂号");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GBK", "ISO-8859-1", "UTF-8"})
  void answersARareCharacterInEveryEncoding(String encoding) {
    String message = envelope(DESK, "funMain", "&#134071;&#24535;");

    var answer =
        web.post("/service", "text/xml; charset=" + encoding, BodyPublishers.ofString(message));

    assertThat(text(answer, "return")).isEqualTo("funMain \uD842\uDFB7志 127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<in>a</in>",
        "<other><in>b</in></other><in>a</in>",
        "<in>a</in><o:other/>",
        "<o:in>a</o:in>",
        "<in xmlns='http://desk.example/'>a</in>",
        "<in a='b' o:c='d'>a</in>",
        "<in xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:type='xsd:string'>a</in>",
        "\n <!-- b --> <in><!-- c -->a<?d e?></in> f"
      })
  void findsTheArgument(String content) {
    String call = envelope(DESK, "funMain", "").replace("<in></in>", content);

    assertThat(text(web.post("/service", call), "return")).isEqualTo("funMain a 127.0.0.1");
  }

  @Test
  void joinsThePiecesOfTheArgument() {
    String argument =
        "<![CDATA[<a>&]]>&lt;/a&gt;<!-- b -->\r\n&#x9884;&#13;" + "号&amp;".repeat(400);

    var answer = web.post("/service", envelope(DESK, "funMain", argument));

    assertThat(text(answer, "return"))
        .isEqualTo("funMain <a>&</a>\n预\r" + "号&".repeat(400) + " 127.0.0.1");
  }

  @Test
  void passesOnThatTheArgumentIsEmptyOrMissing() {
    String call = envelope(DESK, "funMain", "");

    var empty = web.post("/service", call.replace("<in></in>", "<in/>"));
    var missing = web.post("/service", call.replace("<in></in>", ""));

    assertThat(text(empty, "return")).isEqualTo("funMain  127.0.0.1");
    assertThat(text(missing, "return")).isEqualTo("funMain  127.0.0.1");
  }

  @Test
  void answersNoElementWhenThereIsNoReply() {
    var answer = web.post("/service", envelope(DESK, "funMain", "nothing"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(text(answer, "funMainResponse")).isEmpty();
    assertThat(answer.body()).doesNotContain("return");
  }

  @Test
  void replacesWhatXmlCannotCarry() {
    var answer = web.post("/service", envelope(DESK, "funMain", "a[NUL]b"));

    assertThat(text(answer, "return")).startsWith("funMain a\uFFFDb");
    assertThat(text(web.post("/service", envelope(DESK, "funMain", "𠮷[NUL]")), "return"))
        .startsWith("funMain 𠮷\uFFFD");
  }

  @Test
  void takesBothSpellingsAndAnswersInTheCallers() {
    var printed = web.post(BOOKING.address(), envelope(BOOKING, "backNo", "a"));
    var other = web.post(BOOKING.address(), envelope(BOOKING, "BackNo", "a"));

    assertThat(text(printed, "backNoResponse")).startsWith("backNo a");
    assertThat(text(other, "BackNoResponse")).startsWith("backNo a");
  }

  @Test
  void servesTwoServicesToManyCallersAtOnce() throws Exception {
    var threads = Executors.newFixedThreadPool(16);
    try {
      var calls =
          IntStream.range(0, 400)
              .<Callable<HttpResponse<String>>>mapToObj(
                  i ->
                      () ->
                          i % 2 == 0
                              ? web.post(DESK.address(), envelope(DESK, "funMain", "号" + i))
                              : web.post(
                                  BOOKING.address(),
                                  envelope(BOOKING, BOOKING.operations().get(i % 3), "号" + i)))
              .toList();

      var answers = threads.invokeAll(calls);

      for (int i = 0; i < answers.size(); i++) {
        String operation = i % 2 == 0 ? "funMain" : BOOKING.operations().get(i % 3);
        assertThat(text(answers.get(i).get(), "return"))
            .isEqualTo(operation + " 号" + i + " 127.0.0.1");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void leavesTheRestOfTheServerAlone() {
    assertThat(web.get("/page").body()).isEqualTo("MVC");
    assertThat(web.get("/actuator/health").statusCode()).isEqualTo(200);
    assertThat(web.get("/services").statusCode()).isEqualTo(404);
  }
}
