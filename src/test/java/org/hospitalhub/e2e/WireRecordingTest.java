package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.hospitalhub.foreign.Wire;
import org.hospitalhub.foreign.WireRecording;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What other stacks put on the wire is answered in the platform's words. */
@EndToEnd
class WireRecordingTest {

  static Stream<WireRecording> calls() {
    return WireRecording.in("hub");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void answers(WireRecording recording) throws IOException {
    try (var wire = new Wire(Surroundings.PORT)) {
      for (int call = 0; call < recording.times(); call++) {
        Wire.Heard heard = wire.play(recording);

        assertThat(heard.status()).as(heard.body()).isEqualTo(200);
        assertThat(heard.text("return")).contains(recording.contains());
      }
    }
  }
}
