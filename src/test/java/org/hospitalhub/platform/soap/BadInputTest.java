package org.hospitalhub.platform.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.platform.soap.Services.BOOKING;
import static org.hospitalhub.platform.soap.Services.DESK;
import static org.hospitalhub.platform.soap.Web.envelope;
import static org.hospitalhub.platform.soap.Web.text;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@OverHttp
class BadInputTest {

  @LocalServerPort private int port;
  @Autowired private CamelContext camel;
  private Web web;

  @BeforeEach
  void openWeb() {
    web = new Web(port);
  }

  static Stream<Arguments> notForUs() {
    String fine = envelope(DESK, "funMain", "a");
    return Stream.of(
        Arguments.of("empty", "", ShortFault.NOT_XML),
        Arguments.of("not XML", "{\"a\": 1}", ShortFault.NOT_XML),
        Arguments.of("cut off", fine.substring(0, fine.length() - 30), ShortFault.NOT_XML),
        Arguments.of("no envelope", "<a/>", ShortFault.NOT_UNDERSTOOD),
        Arguments.of("HTML", "<html><body/></html>", ShortFault.NOT_UNDERSTOOD),
        Arguments.of("a DTD", "<!DOCTYPE a [<!ENTITY b 'c'>]>" + fine, ShortFault.NOT_XML),
        Arguments.of(
            "an external entity",
            "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>" + fine.replace(">a<", ">&b;<"),
            ShortFault.NOT_XML),
        Arguments.of("an unknown entity", fine.replace(">a<", ">&b;<"), ShortFault.NOT_XML),
        Arguments.of("a control character", fine.replace(">a<", ">\u0001<"), ShortFault.NOT_XML),
        Arguments.of(
            "an unknown operation", fine.replace("funMain", "noMain"), ShortFault.NOT_UNDERSTOOD),
        Arguments.of(
            "an empty body",
            "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body/></s:Envelope>",
            ShortFault.NOT_UNDERSTOOD),
        Arguments.of(
            "an unknown entity beside the argument",
            fine.replace("</in>", "</in>&b;"),
            ShortFault.NOT_XML),
        Arguments.of(
            "cut off after the argument",
            fine.substring(0, fine.indexOf("</o:funMain>")),
            ShortFault.NOT_XML),
        Arguments.of(
            "cut off after the operation",
            fine.substring(0, fine.indexOf("</s:Body>")),
            ShortFault.NOT_XML),
        Arguments.of(
            "another version of SOAP",
            fine.replace("http://schemas.xmlsoap.org/soap/envelope/", "urn:soap"),
            ShortFault.NOT_UNDERSTOOD + " \"urn:soap\""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notForUs")
  void answersAFaultTo(String name, String body, String reason) {
    for (String type : new String[] {"text/xml; charset=utf-8", "text/xml"}) {
      var answer = web.post("/service", type, BodyPublishers.ofString(body));

      assertFault(answer, 500, "soap:Client", reason);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/json",
        "multipart/related",
        "multipart/related; boundary=x; type=\"text/xml\"",
        "text/xml; charset=klingon",
        "text/xml; charset=\"",
        "nonsense"
      })
  void neverAnswersAPageWhateverTheContentType(String type) {
    var answer = web.post("/service", type, BodyPublishers.ofString("nothing of use"));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(text(answer, "faultcode")).isEqualTo("soap:Client");
  }

  @Test
  void answersAFaultToAWrongEncoding() {
    byte[] gbk = envelope(DESK, "funMain", "挂号").getBytes(Charset.forName("GBK"));

    var answer = web.post("/service", "text/xml; charset=utf-8", BodyPublishers.ofByteArray(gbk));

    assertFault(answer, 500, "soap:Client", ShortFault.NOT_DECODED);
  }

  @Test
  void answersAFaultToCompressedNoise() {
    var answer =
        web.send(
            HttpRequest.newBuilder(web.uri("/service"))
                .header("Content-Type", "text/xml")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(new byte[] {31, -117, 8, 0, 1, 2, 3})));

    assertFault(answer, 500, "soap:Client", "The body is not gzip, as its Content-Encoding says.");
  }

  @Test
  void saysNothingOfTheInsideWhenTheRouteBreaks() {
    var answer = web.post("/service", envelope(DESK, "funMain", "break"));

    assertFault(answer, 500, "soap:Server", ShortFault.INTERNAL);
  }

  @Test
  void answersAFaultWhileTheRouteIsStopped() throws Exception {
    camel.getRouteController().stopRoute("booking");
    try {
      assertFault(
          web.post(BOOKING.address(), envelope(BOOKING, "backNo", "a")),
          503,
          "soap:Server",
          "The service is not running.");
      assertThat(web.get(BOOKING.address() + "?wsdl").body())
          .contains("The service is not running.");
    } finally {
      camel.getRouteController().startRoute("booking");
    }
    assertThat(text(web.post(BOOKING.address(), envelope(BOOKING, "backNo", "a")), "return"))
        .startsWith("backNo a");
  }

  @Test
  void knowsOnlyTheExactAddress() {
    assertFault(
        web.post("/service/more", envelope(DESK, "funMain", "a")),
        404,
        "soap:Client",
        "There is no service at this address.");
    assertPlain(web.get("/service/more"), 404);
    assertPlain(web.get("/service/more?wsdl"), 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/service", "/service/", "/service?", "/service?a=wsdl", "/service?a=%00"})
  void refusesAGetOfAnythingButTheDescription(String path) {
    var answer = web.get(path);

    assertPlain(answer, 405);
    assertThat(answer.headers().firstValue("Allow")).contains("POST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "PATCH"})
  void refusesOtherMethods(String method) {
    var request =
        HttpRequest.newBuilder(web.uri("/service?wsdl")).method(method, BodyPublishers.noBody());

    assertPlain(web.send(request), 405);
  }

  private static void assertFault(
      HttpResponse<String> answer, int status, String code, String reason) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith("text/xml");
    assertThat(text(answer, "faultcode")).isIn(code, "soap:VersionMismatch");
    assertThat(text(answer, "faultstring")).startsWith(reason);
    assertThat(answer.body()).doesNotContain("<detail", "Exception", "java.");
  }

  private static void assertPlain(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .get()
        .asString()
        .startsWith("text/plain");
    assertThat(answer.body()).doesNotContain("<");
  }
}
