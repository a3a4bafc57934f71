package org.hospitalhub.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Surroundings.HUB;
import static org.hospitalhub.e2e.Surroundings.PORT;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More peers than the hub has threads take their time; others are answered meanwhile. */
@EndToEnd
class SlowPeersTest {

  private static final int PEERS = 205;
  private static final int ANSWERS = 32;
  private final List<Socket> peers = new ArrayList<>();

  @AfterEach
  void hangUp() throws IOException {
    for (Socket peer : peers) {
      peer.close();
    }
  }

  @Test
  void endsBodiesThatAreTooSlow() throws IOException {
    List<String> paths = List.of("/service", "/exam", "/api/v1/department.upload");
    for (int i = 0; i < PEERS; i++) {
      String path = paths.get(i % paths.size());
      send("POST %s HTTP/1.1\r\nHost: hub\r\nContent-Length: 900\r\n\r\n{".formatted(path));
    }

    assertOthersAreAnswered();

    for (Socket peer : peers) {
      assertThat(answer(peer)).startsWith("HTTP/1.1 408 ").contains("\"status\":408");
    }
  }

  @Test
  void endsChunksThatAreTooSlow() throws IOException {
    send("POST /exam HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n5");

    assertThat(answer(peers.get(0))).startsWith("HTTP/1.1 408 ");
  }

  @Test
  void takesABodyInParts() throws IOException {
    Socket peer = send("POST /exam HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n1");
    for (String part : new String[] {"\r\n{\r", "\n", "1\r\n", "}\r\n0\r\n", "\r\n"}) {
      write(peer, part);
      HUB.get("/actuator/health/liveness");
    }
    // a second request on the same connection
    write(peer, "GET /nowhere HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n");

    assertThat(answer(peer)).startsWith("HTTP/1.1 200 ").contains("HTTP/1.1 404 ");
  }

  @Test
  void asksForTheBodyThatWaitsToBeAskedFor() throws IOException {
    Socket peer =
        send(
            "POST /exam HTTP/1.1\r\nHost: hub\r\nContent-Length: 2\r\nExpect: 100-continue\r\n"
                + "Connection: close\r\n\r\n");
    byte[] asked = peer.getInputStream().readNBytes("HTTP/1.1 100 ".length());
    write(peer, "{}");

    assertThat(new String(asked, US_ASCII)).isEqualTo("HTTP/1.1 100 ");
    assertThat(answer(peer)).contains("HTTP/1.1 200 ").doesNotContain("HTTP/1.1 100 ");
  }

  @Test
  void keepsNoThreadsForPeersThatDoNotRead() throws IOException {
    String asked =
        "GET /webservice/YuyueService?wsdl HTTP/1.1\r\nHost: hub\r\n\r\n".repeat(ANSWERS);
    for (int i = 0; i < PEERS; i++) {
      send(asked);
    }

    assertOthersAreAnswered();
  }

  private static void assertOthersAreAnswered() {
    assertThat(HUB.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    HUB.call("100101").succeeds();
    assertThat(HUB.post("/exam", Caller.JSON, "{}").statusCode()).isEqualTo(200);
    assertThat(HUB.get("/api/v1/openapi.json").statusCode()).isEqualTo(200);
  }

  private Socket send(String text) throws IOException {
    var peer = new Socket();
    peers.add(peer);
    peer.setReceiveBufferSize(4096);
    peer.connect(new InetSocketAddress("localhost", PORT));
    write(peer, text);
    return peer;
  }

  private static void write(Socket peer, String text) throws IOException {
    peer.getOutputStream().write(text.getBytes(US_ASCII));
    peer.getOutputStream().flush();
  }

  private static String answer(Socket peer) throws IOException {
    return new String(peer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
