package org.hospitalhub;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.hospitalhub.api.camel.CanonicalComponent;
import org.hospitalhub.exchange.AnswerGuard;
import org.hospitalhub.exchange.CaughtErrors;
import org.hospitalhub.exchange.Failures;
import org.hospitalhub.exchange.GuessGuard;
import org.hospitalhub.exchange.ReadHeaders;
import org.hospitalhub.guessing.Guesses;
import org.hospitalhub.guessing.GuessingSettings;
import org.hospitalhub.his.camel.HisProperties;
import org.hospitalhub.journal.camel.JournalComponent;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.mappings.MappingsReader;
import org.hospitalhub.platform.camel.PlatformComponent;
import org.hospitalhub.threads.Heartbeats;
import org.hospitalhub.watch.camel.TimerBeats;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Wires what all features share: clock, mappings, and what becomes of an exchange that fails. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({HubProperties.class, GuessingSettings.class})
class HubConfiguration {

  @Bean
  Clock clock(HubProperties hub) {
    return Clock.system(hub.zone());
  }

  @Bean
  LiveMappings mappings(
      HubProperties hub, HisProperties connectors, Environment environment, Clock clock) {
    Map<String, Set<String>> config = new HashMap<>();
    connectors.his().forEach((name, his) -> config.put(name, his.config().keySet()));
    return new LiveMappings(
        new MappingsReader(
            hub.mappings(), environment::resolveRequiredPlaceholders, config, clock));
  }

  @Bean
  Guesses guesses(GuessingSettings settings, Clock clock, MeterRegistry meters) {
    return new Guesses(settings, clock, meters);
  }

  @Bean
  GuessGuard guessGuard(Guesses guesses) {
    return new GuessGuard(guesses);
  }

  @Bean
  ComponentCustomizer readHeaders() {
    return ComponentCustomizer.forType(
        PlatformHttpComponent.class, http -> http.setHeaderFilterStrategy(new ReadHeaders()));
  }

  @Bean
  Failures failures() {
    return new Failures();
  }

  /** Errors are caught once, where a route answers; nothing in between logs or retries them. */
  @Bean
  CamelContextConfiguration errorHandling(
      PlatformComponent platform,
      CanonicalComponent canonical,
      JournalComponent journal,
      Heartbeats heartbeats) {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext context) {
        context.getCamelContextExtension().setErrorHandlerFactory(new NoErrorHandlerDefinition());
        context.getCamelContextExtension().addInterceptStrategy(new CaughtErrors());
        context.addRoutePolicyFactory(
            new AnswerGuard(platform::refuse, canonical::refuse, journal::close));
        context.addRoutePolicyFactory(new TimerBeats(heartbeats));
      }

      @Override
      public void afterApplicationStart(CamelContext context) {
        // nothing more
      }
    };
  }
}
