package org.hospitalhub.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.ServerSocket;
import java.time.ZoneId;
import java.util.Map;
import org.hospitalhub.Hub;
import org.hospitalhub.support.SettableClock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** A test of the API of a running hub that asks for keys; the platform is simulated. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = {Hub.class, RunningHub.Parts.class},
    webEnvironment = WebEnvironment.DEFINED_PORT)
@ActiveProfiles("demo")
@ContextConfiguration(initializers = RunningHub.Start.class)
@interface RunningHub {

  /** What the keys of the client {@code bound} need; the tests are a proxy that tells it. */
  String CERTIFICATE = "ab".repeat(32);

  String OPERATOR_KEY = "operators-key-of-a-test-0123456789abcdef";

  /** What differs from a hub in a hospital. */
  @TestConfiguration(proxyBeanMethods = false)
  @Import(Slow.class)
  class Parts {
    @Bean
    @Primary
    SettableClock settableClock() {
      return new SettableClock("2026-11-20T01:00:00Z", ZoneId.of("Asia/Shanghai"));
    }
  }

  /** Settings of its own: databases in memory, a free port. */
  class Start implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String H2 =
        ";DB_CLOSE_DELAY=-1;TRACE_LEVEL_FILE=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of(
              Map.ofEntries(
                  Map.entry("server.port", Integer.toString(freePort())),
                  Map.entry("spring.datasource.url", "jdbc:h2:mem:api-hub" + H2),
                  Map.entry("hub.his.embedded.url", "jdbc:h2:mem:api-his" + H2),
                  Map.entry(
                      "hub.journal.keys.local", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="),
                  Map.entry("hub.api.keys-required", "true"),
                  Map.entry("hub.api.operator-key", OPERATOR_KEY),
                  Map.entry("hub.api.max-body", "2KB"),
                  Map.entry("hub.api.rate.per-second", "1"),
                  Map.entry("hub.api.rate.burst", "20"),
                  Map.entry("hub.proxies", "127.0.0.1"),
                  Map.entry("hub.api.certificates.bound", CERTIFICATE)))
          .applyTo(context);
    }

    private static int freePort() {
      try (ServerSocket socket = new ServerSocket(0)) {
        return socket.getLocalPort();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
