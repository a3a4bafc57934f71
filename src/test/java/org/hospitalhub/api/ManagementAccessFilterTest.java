package org.hospitalhub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;

/** Who may ask how the hub is. */
@RunningHub
class ManagementAccessFilterTest {

  @Value("${local.server.port}")
  private int port;

  @ParameterizedTest
  @ValueSource(strings = {"liveness", "readiness"})
  void tellsEverybodyWhetherItLives(String probe) throws IOException {
    String answer = ask("/actuator/health/" + probe, null);

    assertThat(answer).startsWith("HTTP/1.1 200").contains("\"status\":\"UP\"");
    assertThat(answer).doesNotContain("details").doesNotContain("H2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator",
        "/actuator/health",
        "/actuator/health/db",
        "/actuator/health/callers/zhejiang",
        "/actuator/prometheus"
      })
  void tellsTheRestToWhoHasAKey(String path) throws IOException {
    assertThat(ask(path, null))
        .startsWith("HTTP/1.1 401")
        .contains("urn:hospitalhub:error:unauthorized");
    assertThat(ask(path, "hub_0_x")).startsWith("HTTP/1.1 401");
    assertThat(ask(path, RunningHub.OPERATOR_KEY)).doesNotContainPattern("^HTTP/1.1 (401|403)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%61ctuator/health",
        "/actuator/%68ealth",
        "//actuator/health",
        "/./actuator/health",
        "/x/../actuator/health",
        "/actuator;a=b/health",
        "/;a/actuator/health",
        "/actuator//health",
        "/%61ctuator/health/liveness",
        "/api/v1/../../actuator/health",
        "/%61pi/v1/deliveries",
        "//api/v1/deliveries",
        "/api/v1/%64eliveries",
        "/api;a=b/v1/deliveries"
      })
  void understandsOneSpellingOnly(String path) throws IOException {
    for (String key : new String[] {null, RunningHub.OPERATOR_KEY}) {
      assertThat(ask(path, key)).as(path).containsPattern("^HTTP/1.1 (400|401|404)");
    }
  }

  @Test
  void describesTheApiToItsClients() throws IOException {
    assertThat(ask("/api/v1/openapi.json", null)).startsWith("HTTP/1.1 401");
  }

  /** A request as it is written, which a client would tidy up. */
  private String ask(String path, String key) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      String head =
          "GET "
              + path
              + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + (key == null ? "" : "Authorization: Bearer " + key + "\r\n")
              + "\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
