package org.hospitalhub.platform.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.platform.soap.Services.BOOKING;
import static org.hospitalhub.platform.soap.Services.DESK;
import static org.hospitalhub.platform.soap.Services.MAX_BODY;
import static org.hospitalhub.platform.soap.Web.envelope;
import static org.hospitalhub.platform.soap.Web.text;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@OverHttp
class OversizeTest {

  @LocalServerPort private int port;
  private Web web;

  @BeforeEach
  void openWeb() {
    web = new Web(port);
  }

  static Stream<Arguments> tooMuch() {
    return Stream.of(1, MAX_BODY, 6 * MAX_BODY)
        .flatMap(
            more -> {
              byte[] body = filled(MAX_BODY + more);
              return Stream.of(
                  Arguments.of(more, BodyPublishers.ofByteArray(body)),
                  Arguments.of(
                      more, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
            });
  }

  @ParameterizedTest
  @MethodSource("tooMuch")
  void tellsTheRouteOfABodyThatIsTooLarge(int more, BodyPublisher body) {
    var answer = web.post(BOOKING.address(), "text/xml; charset=utf-8", body);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(text(answer, "BackNoResponse")).isEqualTo("backNo too large:");
  }

  @Test
  void tellsTheRouteOfASmallBodyThatDecodesToALargeOne() {
    byte[] bomb = Compressed.by("gzip", new String(filled(500 * MAX_BODY), StandardCharsets.UTF_8));
    assertThat(bomb).hasSizeLessThan(MAX_BODY);

    var answer =
        web.send(
            HttpRequest.newBuilder(web.uri(BOOKING.address()))
                .header("Content-Type", "text/xml")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(bomb)));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(text(answer, "BackNoResponse")).isEqualTo("backNo too large:");
  }

  @Test
  void takesABodyOfExactlyTheLimit() {
    byte[] body = filled(MAX_BODY);

    var sized = web.post(BOOKING.address(), "text/xml", BodyPublishers.ofByteArray(body));
    var chunked =
        web.post(
            BOOKING.address(),
            "text/xml",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

    assertThat(text(sized, "return")).startsWith("backNo xxx");
    assertThat(text(chunked, "return")).startsWith("backNo xxx");
  }

  @Test
  void closesTheConnectionOfACallerThatDoesNotEnd() {
    var answer =
        web.post(BOOKING.address(), "text/xml", BodyPublishers.ofByteArray(filled(MAX_BODY * 10)));

    assertThat(text(answer, "BackNoResponse")).isEqualTo("backNo too large:");
    assertThat(answer.headers().firstValue("Connection")).contains("close");
  }

  @Test
  void answersAFaultToALargeBodyThatIsNoCall() {
    String fine = envelope(DESK, "funMain", "a".repeat(MAX_BODY));

    for (String body :
        new String[] {
          "x".repeat(2 * MAX_BODY),
          fine.replace("funMain", "noMain"),
          "<!DOCTYPE a>" + fine,
          fine.replace("<s:Body>", "<s:Header>" + "<a/>".repeat(MAX_BODY) + "</s:Header><s:Body>")
        }) {
      var answer = web.post("/service", body);

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(text(answer, "faultcode")).isEqualTo("soap:Client");
    }
  }

  private static byte[] filled(int size) {
    String empty = envelope(BOOKING, "BackNo", "");
    return envelope(BOOKING, "BackNo", "x".repeat(size - empty.length()))
        .getBytes(StandardCharsets.UTF_8);
  }
}
