package org.hospitalhub.platform.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.cxf.Bus;
import org.hospitalhub.platform.http.HttpCaller;
import org.hospitalhub.support.Patience;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

/** Systems are called over TLS by the bundle that is named: whom the hub trusts, and who it is. */
@OverHttp
class TlsTest {

  private static final String PASSWORD = "changeit";
  private static final int LIMIT = 100_000;
  private static final Duration WAIT = Patience.LIMIT;

  @TempDir static Path folder;
  private static KeyStore here;
  private static KeyStore elsewhere;
  private static KeyStore hub;

  @Autowired private CamelContext camel;
  @Autowired private Bus bus;
  @Autowired private ProducerTemplate template;
  private final AtomicInteger asked = new AtomicInteger();
  private @Nullable HttpsServer server;

  @BeforeAll
  static void issue() throws Exception {
    here = certificate("here", "dns:localhost,ip:127.0.0.1");
    elsewhere = certificate("elsewhere", "dns:elsewhere.test");
    hub = certificate("hub", "dns:hub.test");
  }

  private static KeyStore certificate(String name, String names) throws Exception {
    Path file = folder.resolve(name + ".p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=" + names,
                "-validity",
                "3650",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    assertThat(made.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private static KeyStore trusting(KeyStore other) throws GeneralSecurityException, IOException {
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    String alias = other.aliases().nextElement();
    trust.setCertificateEntry(alias, other.getCertificate(alias));
    return trust;
  }

  private static SSLContext context(@Nullable KeyStore own, @Nullable KeyStore trusted)
      throws Exception {
    KeyStore trust = trusted == null ? null : trusting(trusted);
    return SslBundle.of(SslStoreBundle.of(own, PASSWORD, trust)).createSslContext();
  }

  /** A system that asks for the hub's certificate. */
  private String serve(KeyStore own) throws Exception {
    SSLContext context = context(own, hub);
    HttpsServer started =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    started.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters asking = context.getDefaultSSLParameters();
            asking.setNeedClientAuth(true);
            parameters.setSSLParameters(asking);
          }
        });
    started.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          byte[] reply = StubPlatform.REPLY.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/xml;charset=UTF-8");
          exchange.sendResponseHeaders(200, reply.length);
          exchange.getResponseBody().write(reply);
          exchange.close();
        });
    started.start();
    server = started;
    return "https://localhost:" + started.getAddress().getPort() + "/service";
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  @Test
  void callsWhomTheBundleTrustsByTheCertificateOfTheBundle() throws Exception {
    String address = serve(here);
    SSLContext tls = context(hub, here);

    assertThat(soap(address, tls).getMessage().getBody(String.class)).isEqualTo("好");
    assertThat(http(address, tls)).contains("好");
  }

  @Test
  void tellsNothingToWhomItDoesNotTrust() throws Exception {
    String address = serve(here);

    for (SSLContext tls : new SSLContext[] {null, context(hub, elsewhere)}) {
      assertThat(soap(address, tls).getException()).hasRootCauseInstanceOf(Exception.class);
      assertThatThrownBy(() -> http(address, tls)).isInstanceOf(SSLException.class);
    }
    assertThat(asked).hasValue(0);
  }

  @Test
  void tellsNothingToWhoHasAnotherName() throws Exception {
    String address = serve(elsewhere);
    SSLContext tls = context(hub, elsewhere);

    assertThat(soap(address, tls).getException()).isNotNull();
    assertThatThrownBy(() -> http(address, tls)).isInstanceOf(SSLException.class);
    assertThat(asked).hasValue(0);
  }

  @Test
  void isNotTakenWithoutItsCertificate() throws Exception {
    String address = serve(here);
    SSLContext tls = context(null, here);

    assertThat(soap(address, tls).getException()).isNotNull();
    assertThatThrownBy(() -> http(address, tls)).isInstanceOf(IOException.class);
    assertThat(asked).hasValue(0);
  }

  private Exchange soap(String address, @Nullable SSLContext tls) {
    SoapService desk = Services.DESK;
    var service =
        new SoapService(address, desk.namespace(), desk.name(), desk.operations(), desk.argument());
    var settings = new SoapClient.Settings(service, WAIT, WAIT, LIMIT, null, null, tls);
    String bean = "client" + UUID.randomUUID();
    camel.getRegistry().bind(bean, new SoapClient(bus, () -> settings));
    return template.request("cxf:bean:" + bean, exchange -> exchange.getMessage().setBody("a"));
  }

  private static String http(String address, @Nullable SSLContext tls) throws IOException {
    return new HttpCaller(
            new HttpCaller.Settings(
                address, "text/xml", WAIT, WAIT, LIMIT, null, null, tls, Map.of()))
        .post("", "a", Map.of());
  }
}
