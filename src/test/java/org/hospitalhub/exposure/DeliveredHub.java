package org.hospitalhub.exposure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
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
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of a running hub as it is delivered: it has the key for its journal that it must have, and
 * does not count how often a stranger asks.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Hub.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureObservability(tracing = false)
@ContextConfiguration(initializers = DeliveredHub.Start.class)
@DirtiesContext
@interface DeliveredHub {

  /** The fewest settings. */
  class Start implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String[] DATABASES = {"spring.datasource.url", "hub.his.embedded.url"};

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      Path folder = folder();
      for (String database : DATABASES) {
        String url = context.getEnvironment().getRequiredProperty(database);
        TestPropertyValues.of(Map.of(database, url.replace("./data", folder.toString())))
            .applyTo(context);
      }
      TestPropertyValues.of(
              Map.of(
                  "hub.data",
                  folder.toString(),
                  "hub.api.anonymous.burst",
                  "1000000",
                  "hub.journal.keys.local",
                  OpenHub.JOURNAL_KEY))
          .applyTo(context);
    }

    private static Path folder() {
      try {
        return Files.createTempDirectory("hub-delivered");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
