package org.hospitalhub.platform.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.platform.soap.Services.DESK;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.cxf.Bus;
import org.apache.cxf.binding.soap.SoapFault;
import org.hospitalhub.foreign.Call;
import org.hospitalhub.foreign.ForeignStacks;
import org.hospitalhub.foreign.WireRecording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What services on other stacks put on the wire is understood by the hub's client. */
@OverHttp
class AnswerRecordingTest {

  @Autowired private CamelContext camel;
  @Autowired private Bus bus;
  @Autowired private ProducerTemplate template;

  static Stream<WireRecording> answers() {
    return WireRecording.in("answers");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void hearsTheAnswerOf(WireRecording recording) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> play(recording, exchange));
    server.start();
    try {
      Exchange answer = ask("http://localhost:" + server.getAddress().getPort() + "/service", "a");

      if (recording.fault() != null) {
        assertThat(answer.getException())
            .isInstanceOf(SoapFault.class)
            .hasMessageContaining(recording.fault());
      } else {
        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody()).isEqualTo(recording.hears());
      }
    } finally {
      server.stop(0);
    }
  }

  @Test
  void understandsAServiceOnAxis() {
    var anything = new Call("", DESK.namespace(), DESK.name(), "funMain", DESK.argument(), "");
    String url = ForeignStacks.AXIS_SERVICE.call(anything).text();

    assertThat(ask(url, "预约 镕喆囍 \uD842\uDFB7").getMessage().getBody())
        .isEqualTo("funMain 预约 镕喆囍 \uD842\uDFB7");
  }

  private static void play(WireRecording recording, HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String[] head = recording.head().split("\n");
    for (int line = 1; line < head.length; line++) {
      String[] header = head[line].split(": ", 2);
      exchange.getResponseHeaders().add(header[0], header[1]);
    }
    byte[] body = recording.bytes();
    int status = Integer.parseInt(head[0].split(" ")[1]);
    exchange.sendResponseHeaders(status, recording.chunked() ? 0 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Exchange ask(String url, String text) {
    var service =
        new SoapService(url, DESK.namespace(), DESK.name(), DESK.operations(), DESK.argument());
    var wait = Duration.ofSeconds(30);
    String bean = "client" + UUID.randomUUID();
    camel
        .getRegistry()
        .bind(
            bean,
            new SoapClient(
                bus, () -> new SoapClient.Settings(service, wait, wait, 1 << 20, null, null)));
    return template.request("cxf:bean:" + bean, exchange -> exchange.getMessage().setBody(text));
  }
}
