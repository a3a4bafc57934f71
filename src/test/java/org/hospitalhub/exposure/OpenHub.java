package org.hospitalhub.exposure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hospitalhub.Hub;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of a running hub all of whose addresses are open, and which counts no calls and guesses.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Hub.class, webEnvironment = WebEnvironment.DEFINED_PORT)
@ActiveProfiles("demo")
@AutoConfigureObservability(tracing = false)
@ContextConfiguration(initializers = OpenHub.Start.class)
@DirtiesContext
@interface OpenHub {

  String OPERATOR_KEY = "operators-key-of-a-fuzz-0123456789abcdef";
  String JOURNAL_KEY = "ZnV6ejQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  /** The system {@code golden} with the key {@code golden}, as the cases have it. */
  String SYSTEMS = "golden=30345089161bb0780affda50fc5c7618b1a88eeb187a2ee1e0c2b75e7a6084f1";

  /** Settings of its own: a folder, a free port. */
  class Start implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String H2 =
        ";TRACE_LEVEL_FILE=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;CACHE_SIZE=16384";
    private static final String NEVER = "1000000000";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      Path folder = folder();
      TestPropertyValues.of(
              Map.of(
                  "server.port",
                  Integer.toString(freePort()),
                  "spring.datasource.url",
                  "jdbc:h2:file:" + folder.resolve("hub") + H2,
                  "hub.his.embedded.url",
                  "jdbc:h2:file:" + folder.resolve("his") + H2,
                  "hub.journal.keys.local",
                  JOURNAL_KEY,
                  "hub.platforms.exam.systems",
                  SYSTEMS,
                  "hub.api.keys-required",
                  "true",
                  "hub.api.operator-key",
                  OPERATOR_KEY))
          .and(
              Map.of(
                  "hub.api.rate.per-second", NEVER,
                  "hub.api.rate.burst", NEVER,
                  "hub.api.anonymous.per-second", NEVER,
                  "hub.api.anonymous.burst", NEVER,
                  "hub.guessing.per-subject", NEVER,
                  "hub.guessing.per-address", NEVER))
          .applyTo(context);
    }

    private static Path folder() {
      try {
        return Files.createTempDirectory("hub-fuzz");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
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
