package org.hospitalhub.outbox.camel;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.hospitalhub.crypto.PayloadCipher;
import org.hospitalhub.exchange.Failures;
import org.hospitalhub.journal.Nodes;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.outbox.Courier;
import org.hospitalhub.outbox.PostOffice;
import org.hospitalhub.watch.CountingCourier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;

/** Wires the outbox to the hub's own database and to the routes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxProperties.class)
class OutboxConfiguration {

  @Bean
  Courier courier(
      @Lazy CamelContext camel, LiveMappings mappings, Failures failures, MeterRegistry meters) {
    return new CountingCourier(new RouteCourier(camel, mappings, failures), meters);
  }

  @Bean
  IncidentAlarm incidentAlarm(MeterRegistry meters, OutboxProperties settings) {
    return new IncidentAlarm(meters, settings.webhook());
  }

  @Bean
  @DependsOnDatabaseInitialization
  PostOffice postOffice(
      DataSource hub,
      PlatformTransactionManager transactions,
      PayloadCipher cipher,
      LiveMappings mappings,
      Courier courier,
      IncidentAlarm alarm,
      OutboxProperties settings,
      Nodes nodes,
      Clock clock) {
    return new PostOffice(
        new PostOffice.Database(hub, transactions),
        cipher,
        mappings,
        new PostOffice.Outside(courier, alarm),
        settings.settings(nodes.self()),
        clock,
        System::nanoTime);
  }

  @Bean
  DispatcherLifecycle dispatcherLifecycle(PostOffice office) {
    return new DispatcherLifecycle(office.dispatcher());
  }
}
