package org.hospitalhub.platform.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.platform.soap.Services.BOOKING;
import static org.hospitalhub.platform.soap.Services.DESK;

import jakarta.xml.ws.spi.Provider;
import java.util.HashMap;
import java.util.Map;
import org.hospitalhub.foreign.Metro;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Metro drives the WSDL. */
@OverHttp
class ForeignClientTest {

  @LocalServerPort private int port;

  @Test
  void callsThroughAnInterfaceOfItsOwn() {
    assertThat(Metro.call(call(DESK, Map.of("argument", "预约<挂号/> & 😀"))))
        .isEqualTo("funMain 预约<挂号/> & 😀 127.0.0.1");
  }

  @Test
  void callsEachOperationOfTheDescription() {
    for (String operation : BOOKING.operations()) {
      assertThat(Metro.call(call(BOOKING, Map.of("payload", payload(operation)))))
          .contains(operation + "Response", "<return>" + operation + " 号源 127.0.0.1</return>");
    }
  }

  @Test
  void callsAnOperationInTheOtherSpelling() {
    assertThat(Metro.call(call(BOOKING, Map.of("payload", payload("BackNo")))))
        .contains("BackNoResponse", "<return>backNo 号源 127.0.0.1</return>");
  }

  @Test
  void understandsTheFaults() {
    assertThat(Metro.call(call(BOOKING, Map.of("payload", payload("noSuch")))))
        .contains("Client " + ShortFault.NOT_UNDERSTOOD)
        .endsWith("{http://booking.example/}noSuch came.");
    assertThat(Metro.call(call(DESK, Map.of("argument", "break"))))
        .endsWith("Server " + ShortFault.INTERNAL);
  }

  @Test
  void leavesTheHubOnCxf() {
    assertThat(Provider.provider().getClass().getName()).startsWith("org.apache.cxf.");
  }

  private static String payload(String operation) {
    return "<o:%1$s xmlns:o='%2$s'><xml>号源</xml></o:%1$s>"
        .formatted(operation, BOOKING.namespace());
  }

  private Map<String, String> call(SoapService service, Map<String, String> what) {
    var call = new HashMap<>(what);
    call.put("wsdl", "http://localhost:" + port + service.address() + "?wsdl");
    call.put("namespace", service.namespace());
    call.put("service", service.name());
    return call;
  }
}
