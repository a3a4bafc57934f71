package org.hospitalhub.platform.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.platform.soap.Services.BOOKING;
import static org.hospitalhub.platform.soap.Services.DESK;

import jakarta.xml.ws.spi.Provider;
import java.util.stream.Stream;
import org.hospitalhub.foreign.Answer;
import org.hospitalhub.foreign.Call;
import org.hospitalhub.foreign.ForeignForm;
import org.hospitalhub.foreign.ForeignStacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Other stacks drive the services; what they say and hear keeps every character. */
@OverHttp
class ForeignClientTest {

  @LocalServerPort private int port;

  static Stream<ForeignForm> forms() {
    return ForeignStacks.forms();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void sayAndHearEveryCharacter(ForeignForm form) {
    String text = "预约<挂号/> & \"镕喆囍\" \uD83D\uDE00\uD842\uDFB7 ]]>";

    assertThat(call(form, DESK, "funMain", text))
        .isEqualTo(new Answer("funMain " + text + " 127.0.0.1", null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void understandAFault(ForeignForm form) {
    assertThat(call(form, DESK, "funMain", "break").fault()).contains(ShortFault.INTERNAL);
  }

  @Test
  void callEachOperationOfTheDescription() {
    for (String operation : BOOKING.operations()) {
      assertThat(call(ForeignStacks.ANY, BOOKING, operation, "号源").text())
          .isEqualTo(operation + " 号源 127.0.0.1");
    }
  }

  @Test
  void callAnOperationInTheOtherSpelling() {
    assertThat(call(ForeignStacks.ANY, BOOKING, "BackNo", "号源").text())
        .isEqualTo("backNo 号源 127.0.0.1");
  }

  @Test
  void leaveTheHubOnCxf() {
    assertThat(Provider.provider().getClass().getName()).startsWith("org.apache.cxf.");
  }

  private Answer call(ForeignForm form, SoapService service, String operation, String text) {
    String url = "http://localhost:" + port + service.address();
    return form.call(
        new Call(url, service.namespace(), service.name(), operation, service.argument(), text));
  }
}
