package org.hospitalhub.platform.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.hospitalhub.foreign.Wire;
import org.hospitalhub.foreign.WireRecording;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What other stacks put on the wire is understood, and answered in their version of SOAP. */
@OverHttp
class WireRecordingTest {

  @LocalServerPort private int port;

  static Stream<WireRecording> calls() {
    return WireRecording.in("calls");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void answersACallOf(WireRecording recording) throws IOException {
    try (var wire = new Wire(port)) {
      for (int call = 0; call < recording.times(); call++) {
        assertAnswers(wire.play(recording), recording);
      }
    }
  }

  private static void assertAnswers(Wire.Heard heard, WireRecording recording) {
    boolean fault = recording.fault() != null;
    assertThat(heard.status()).as(heard.body()).isEqualTo(fault ? 500 : 200);
    boolean newer = "1.2".equals(recording.version());
    assertThat(heard.headers().get("content-type"))
        .startsWith(newer ? "application/soap+xml" : "text/xml");
    assertThat(heard.envelope().getNamespaceURI())
        .endsWith(newer ? "/2003/05/soap-envelope" : "/soap/envelope/");
    if (fault) {
      assertThat(heard.text("Fault")).contains(recording.fault());
    } else {
      assertThat(heard.text("return")).isEqualTo(recording.hears());
    }
  }
}
