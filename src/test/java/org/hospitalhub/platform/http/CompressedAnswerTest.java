package org.hospitalhub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hospitalhub.platform.soap.Compressed;
import org.hospitalhub.support.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Systems that compress their answers although nobody asked them to. */
class CompressedAnswerTest {

  private static final int LARGEST = 100_000;

  private static final String ANSWER = "{\"result\": \"号源\"}";

  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate"})
  void decodesAnAnswer(String coding) throws IOException {
    assertThat(ask(coding, Compressed.by(coding, ANSWER))).isEqualTo(ANSWER);
  }

  @Test
  void failsWhenAnAnswerIsNotEncodedAsItSays() {
    assertThatThrownBy(() -> ask("gzip", ANSWER.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ask("br", ANSWER.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void givesUpOnAnAnswerThatDecodesToAFlood() {
    byte[] flood = Compressed.by("gzip", "x".repeat(LARGEST + 1));

    assertThatThrownBy(() -> ask("gzip", flood))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("larger than client.maxBody");
  }

  private String ask(String coding, byte[] answer) throws IOException {
    server.createContext(
        "/" + coding,
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("Content-Encoding", coding);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/" + coding;
    var caller =
        new HttpCaller(
            new HttpCaller.Settings(
                address, "application/json", Patience.LIMIT, Patience.LIMIT, LARGEST, null, null));
    return caller.post("", "{}", Map.of());
  }
}
