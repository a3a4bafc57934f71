package org.hospitalhub.platform.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.platform.soap.Services.DESK;
import static org.hospitalhub.platform.soap.Web.envelope;
import static org.hospitalhub.platform.soap.Web.text;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Bytes as clients send them, and what comes back. */
@OverHttp
class EncodingTest {

  private static final Charset GB18030 = Charset.forName("GB18030");

  /** The last is on another plane, and é in Latin 1. */
  private static final String NAMES = "镕喆囍é·𠮷";

  @LocalServerPort private int port;
  private Web web;

  @BeforeEach
  void openWeb() {
    web = new Web(port);
  }

  private HttpResponse<String> post(String type, byte[] body) {
    return web.post(DESK.address(), type, BodyPublishers.ofByteArray(body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GB2312", "gb2312", "GBK", "\"gbk\"", "GB18030", "x-gbk", "GB_2312-80"})
  void takesALabelOfTheNationalStandardForAllOfIt(String label) {
    byte[] body = envelope(DESK, "funMain", NAMES).getBytes(GB18030);

    var answer = post("text/xml; charset=" + label, body);

    assertThat(text(answer, "return")).isEqualTo("funMain " + NAMES + " 127.0.0.1");
    // whoever reads it by whatever name of the standard reads the same
    assertThat(answer.body().chars()).allMatch(c -> c < 128);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GB18030 and more", "\"GBK\" x", "gbk, utf-8", "gb2312 ; charset=klingon"})
  void readsALabelToItsEnd(String label) {
    byte[] body = envelope(DESK, "funMain", NAMES).getBytes(GB18030);

    var answer = post("text/xml; charset=" + label, body);

    assertThat(text(answer, "return")).isEqualTo("funMain " + NAMES + " 127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/xml charset=\"",
        "text/xml; action=\"charset=klingon\"",
        "*/*",
        "text/xml;charset="
      })
  void isNotMisledByWhatIsNoLabel(String type) {
    var answer = post(type, envelope(DESK, "funMain", "a").getBytes(StandardCharsets.UTF_8));

    assertThat(text(answer, "return")).isEqualTo("funMain a 127.0.0.1");
  }

  @Test
  void goesByTheFirstContentType() {
    var answer =
        web.send(
            HttpRequest.newBuilder(web.uri(DESK.address()))
                .header("Content-Type", "text/xml")
                .header("Content-Type", "text/xml; charset=\"")
                .POST(BodyPublishers.ofString(envelope(DESK, "funMain", "a"))));

    assertThat(text(answer, "return")).isEqualTo("funMain a 127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/xml; charset=UTF-7", "a; action=\";charset=\\\"", "text/xml; charset="})
  void describesItselfWhateverABodyWouldBeIn(String type) {
    var answer =
        web.send(
            HttpRequest.newBuilder(web.uri(DESK.address() + "?wsdl")).header("Content-Type", type));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("definitions>");
  }

  @ParameterizedTest
  @CsvSource({"gb2312,GB18030", "GBK,GB18030", "utf-8,UTF-8", "UTF-16,UTF-16", "utf-16,UTF-16LE"})
  void goesByTheDeclarationWhereTheContentTypeSaysNothing(String declared, String written) {
    String declaration = "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>";
    byte[] body =
        (declaration + envelope(DESK, "funMain", NAMES)).getBytes(Charset.forName(written));

    var answer = post("text/xml", body);

    assertThat(answer.statusCode()).isEqualTo(200);
    if (!written.startsWith("UTF-16")) { // which this client does not read
      assertThat(text(answer, "return")).isEqualTo("funMain " + NAMES + " 127.0.0.1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"&#xD842;&#xDFB7;", "&#55362;&#57271;", "<![CDATA[𠮷]]>", "&#134071;"})
  void readsARareCharacterHoweverItIsWritten(String written) {
    assertThat(text(web.post(DESK.address(), envelope(DESK, "funMain", written)), "return"))
        .isEqualTo("funMain 𠮷 127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"&#xD842;", "&#57271;", "&#xDFB7;&#xD842;", "&#0;", "&#x1;"})
  void refusesAReferenceToNoCharacter(String written) {
    var answer = web.post(DESK.address(), envelope(DESK, "funMain", written));

    assertThat(text(answer, "faultstring")).isEqualTo(ShortFault.NOT_XML);
  }

  @ParameterizedTest
  @CsvSource({"utf-8, C1A1", "utf-8, EDA182EDBEB7", "utf-8, C4E3", "gb2312, FFFF", "gbk, C4"})
  void refusesBytesThatAreNoTextInTheirEncoding(String label, String bytes) {
    byte[] body = envelope(DESK, "funMain", "@@").getBytes(GB18030);
    String hex = HexFormat.of().formatHex(body).replace("4040", bytes);

    var answer = post("text/xml; charset=" + label, HexFormat.of().parseHex(hex));

    assertThat(text(answer, "faultstring")).isEqualTo(ShortFault.NOT_DECODED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"klingon", "ISO-2022-CN", "ISO-2022-JP", "IBM037"})
  void refusesAnEncodingThatNoMessageCanBeIn(String label) {
    var answer =
        post("text/xml; charset=" + label, envelope(DESK, "funMain", "a").getBytes(GB18030));

    assertThat(text(answer, "faultstring")).isEqualTo("The charset of the request is not known.");
  }

  @Test
  void refusesADeclarationOfSuchAnEncoding() {
    String body = "<?xml version='1.0' encoding='ISO-2022-CN'?>" + envelope(DESK, "funMain", "a");

    assertThat(text(post("text/xml", body.getBytes(GB18030)), "faultstring"))
        .isEqualTo(ShortFault.NOT_DECODED);
  }
}
