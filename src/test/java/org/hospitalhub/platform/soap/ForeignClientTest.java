package org.hospitalhub.platform.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.platform.soap.Services.BOOKING;
import static org.hospitalhub.platform.soap.Services.DESK;

import jakarta.xml.ws.spi.Provider;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Metro drives the WSDL. Its jars are in {@code target/metro} (put there by the build) and in a
 * class loader of their own, so that the services run on the class path that is shipped.
 */
@OverHttp
class ForeignClientTest {

  @LocalServerPort private int port;

  @Test
  void callsThroughAnInterfaceOfItsOwn() throws Exception {
    assertThat(metro(call(DESK, Map.of("argument", "预约<挂号/> & 😀"))))
        .isEqualTo("funMain 预约<挂号/> & 😀 127.0.0.1");
  }

  @Test
  void callsEachOperationOfTheDescription() throws Exception {
    for (String operation : BOOKING.operations()) {
      assertThat(metro(call(BOOKING, Map.of("payload", payload(operation)))))
          .contains(operation + "Response", "<return>" + operation + " 号源 127.0.0.1</return>");
    }
  }

  @Test
  void callsAnOperationInTheOtherSpelling() throws Exception {
    assertThat(metro(call(BOOKING, Map.of("payload", payload("BackNo")))))
        .contains("BackNoResponse", "<return>backNo 号源 127.0.0.1</return>");
  }

  @Test
  void understandsTheFaults() throws Exception {
    assertThat(metro(call(BOOKING, Map.of("payload", payload("noSuch")))))
        .endsWith("Client " + ShortFault.NOT_UNDERSTOOD);
    assertThat(metro(call(DESK, Map.of("argument", "break"))))
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

  @SuppressWarnings("unchecked")
  private static String metro(Map<String, String> call) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (var metro = new URLClassLoader(jars(), ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(metro);
      var client = metro.loadClass(MetroClient.class.getName()).getConstructor().newInstance();
      return ((Function<Map<String, String>, String>) client).apply(call);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static URL[] jars() throws Exception {
    Path tests =
        Path.of(
            ForeignClientTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (var jars = Files.list(tests.resolveSibling("metro"))) {
      var urls = new ArrayList<URL>();
      for (Path jar : jars.toList()) {
        urls.add(jar.toUri().toURL());
      }
      urls.add(tests.toUri().toURL());
      return urls.toArray(URL[]::new);
    }
  }
}
