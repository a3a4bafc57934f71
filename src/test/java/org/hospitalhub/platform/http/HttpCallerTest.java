package org.hospitalhub.platform.http;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpTimeoutException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hospitalhub.support.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpCallerTest {

  private static final Duration SHORT = Duration.ofSeconds(3);
  private static final Charset GB18030 = Charset.forName("GB18030");

  private HttpServer server;
  private String type = "";
  private byte[] reply = {};

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("Content-Type", type);
          exchange.sendResponseHeaders(200, reply.length);
          exchange.getResponseBody().write(reply);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String ask() throws IOException {
    return new HttpCaller(
            new HttpCaller.Settings(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/",
                "application/json",
                Patience.LIMIT,
                Patience.LIMIT,
                1000,
                null,
                null))
        .post("", "{}", Map.of());
  }

  @Test
  void leavesAnAnswerThatDoesNotEnd() throws Exception {
    CountDownLatch left = new CountDownLatch(1);
    server.removeContext("/");
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (var body = exchange.getResponseBody()) {
            while (true) {
              body.write(new byte[8192]);
            }
          } finally {
            left.countDown();
          }
        });

    assertThatThrownBy(this::ask)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("larger than client.maxBody");
    left.await();
  }

  @ParameterizedTest
  @CsvSource({
    "application/json;charset=GBK,GB18030",
    "application/json; charset=\"gb2312\",GB18030",
    "application/json,UTF-8",
    "application/json;charset=UTF-16,UTF-16"
  })
  void readsAnAnswerInTheEncodingThatItsLabelMeans(String label, String written)
      throws IOException {
    type = label;
    reply = "\uFEFF镕喆𠮷".getBytes(Charset.forName(written));

    assertThat(ask()).isEqualTo("镕喆𠮷");
  }

  @Test
  void failsWhenTheAnswerIsNotInTheEncodingOfItsLabel() {
    type = "application/json";
    reply = "镕".getBytes(GB18030);

    assertThatThrownBy(this::ask).isInstanceOf(CharacterCodingException.class);
    type = "application/json;charset=ISO-2022-KR";
    assertThatThrownBy(this::ask).isInstanceOf(CharacterCodingException.class);
  }

  @Test
  void leavesForgottenConnectionsAfterTheFirstThatTimesOut() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(3);
    try (ForgetfulFirewall firewall = new ForgetfulFirewall("application/json", "{}")) {
      HttpCaller caller =
          new HttpCaller(
              new HttpCaller.Settings(
                  firewall.url(), "application/json", SHORT, SHORT, 1000, null, null));
      firewall.together(3);
      for (var answer : callers.invokeAll(nCopies(3, () -> caller.post("", "{}", Map.of())))) {
        assertThat(answer.get()).isEqualTo("{}");
      }
      firewall.forget();

      assertThatThrownBy(() -> caller.post("", "{}", Map.of()))
          .isInstanceOf(HttpTimeoutException.class);

      assertThat(caller.post("", "{}", Map.of())).isEqualTo("{}");
      assertThat(firewall.connections()).isEqualTo(4);
    } finally {
      callers.shutdownNow();
    }
  }
}
