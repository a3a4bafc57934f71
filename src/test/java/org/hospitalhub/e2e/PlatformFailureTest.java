package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.ApiBadInputTest.problem;
import static org.hospitalhub.e2e.Surroundings.HUB;
import static org.hospitalhub.e2e.Surroundings.PLATFORM;
import static org.hospitalhub.support.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A platform that does not answer as it should, seen from the HIS. */
@EndToEnd
class PlatformFailureTest {

  private static final String REQUEST = "{\"refund\": {\"order\": \"RF1\"}}";
  private static final String REPLY =
      """
      <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>\
      <h:funMainResponse xmlns:h="http://service.hospitalhub.org/"><return>%s</return>\
      </h:funMainResponse></e:Body></e:Envelope>\
      """;

  private final CountDownLatch end = new CountDownLatch(1);

  /** The platform knows what it is asked about. */
  @BeforeEach
  void requestTheRefund() {
    HUB.apiJson(
        "refund.request",
        """
        {"hospital": {"id": "H001"}, "refund": {"amount": "15.00", "reason": "窗口退号"},
         "payment": {"transaction": "1", "order": "1", "merchant": "M1"}}""");
  }

  @AfterEach
  void recover() {
    end.countDown();
    PLATFORM.recover();
    await().until(() -> ask().statusCode() == 200);
    // so many that the breaker does not open by the failures of all tests together
    for (int i = 0; i < 3; i++) {
      assertThat(ask().statusCode()).isEqualTo(200);
    }
  }

  @Test
  void saysThatThePlatformIsDown() {
    PLATFORM.goDown();

    assertProblem(503, "busy");
  }

  @Test
  void waitsForASlowPlatformOnlySoLong() {
    PLATFORM.answers((request, reply) -> rest());

    assertProblem(504, "timeout");
  }

  @Test
  void waitsForTheRestOfAReplyOnlySoLong() {
    PLATFORM.answers(
        (request, reply) -> {
          reply.write(
              "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 1000\r\n\r\n<e:Enve"
                  .getBytes(StandardCharsets.US_ASCII));
          reply.flush();
          rest();
        });

    assertProblem(504, "timeout");
  }

  @Test
  void saysThatAReplyBrokeOff() {
    PLATFORM.answers(
        (request, reply) ->
            reply.write(
                "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 1000\r\n\r\n<e:Enve"
                    .getBytes(StandardCharsets.US_ASCII)));

    assertProblem(503, "busy");
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          502 | text/html  | <html><body>Bad Gateway</body></html> | 503 | busy
          404 | text/plain | nothing here                         | 503 | busy
          200 | text/html  | <html><body>Welcome</body></html>     | 502 | rejected
          200 | text/xml   | no XML at all                        | 502 | rejected
          200 | text/xml   | <a/>                                 | 502 | rejected
          200 | text/xml   | <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body/></e:Envelope> | 502 | rejected
          """)
  void saysThatThePlatformIsOutOfOrder(
      int status, String type, String body, int expected, String error) {
    PLATFORM.answers(status, type, body);

    assertProblem(expected, error);
  }

  @Test
  void passesASoapFaultOnAsARefusal() {
    PLATFORM.answers(
        500,
        "text/xml",
        """
        <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><e:Fault>\
        <faultcode>e:Server</faultcode><faultstring>99000000001 java.lang.Oops</faultstring>\
        </e:Fault></e:Body></e:Envelope>\
        """);

    assertProblem(502, "rejected");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``
          hello
          &lt;data>&lt;state>0
          &lt;html>&lt;/html>
          &lt;data>&lt;state>0&lt;/state>&lt;result/>&lt;/data>
          &lt;data>&lt;state>0&lt;/state>&lt;result/>&lt;regid>R1&lt;/regid>&lt;refoundamount>much&lt;/refoundamount>&lt;/data>
          """)
  void saysThatTheAnswerCannotBeUnderstood(String text) {
    PLATFORM.answers(200, "text/xml", REPLY.formatted(text));

    assertProblem(502, "rejected");
  }

  @Test
  void passesThePlatformsOwnWordsOn() {
    PLATFORM.answers(
        200,
        "text/xml",
        REPLY.formatted(
            "&lt;data>&lt;state>-7&lt;/state>&lt;result>No such order&lt;/result>&lt;/data>"));

    JsonNode problem = problem(ask(), 502);

    assertThat(problem.get("type").asText()).isEqualTo("urn:hospitalhub:error:rejected");
    assertThat(problem.get("platformCode").asText()).isEqualTo("-7");
    assertThat(problem.get("platformMessage").asText()).isEqualTo("No such order");
  }

  @Test
  void stopsAskingAPlatformThatIsDownAndBeginsAgain() {
    PLATFORM.answers(503, "text/plain", "out of order");
    double before = Metrics.keptBackBy("zhejiang-client-breaker");
    await()
        .until(
            () -> {
              assertProblem(503, "busy");
              return Metrics.keptBackBy("zhejiang-client-breaker") > before;
            });

    PLATFORM.recover();

    await().until(() -> ask().statusCode() == 200);
  }

  private static void assertProblem(int status, String error) {
    assertThat(problem(ask(), status).get("type").asText())
        .isEqualTo("urn:hospitalhub:error:" + error);
  }

  private static HttpResponse<String> ask() {
    return HUB.api("refund.status", REQUEST);
  }

  private void rest() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
