package org.hospitalhub.outbox.camel;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.hospitalhub.crypto.PayloadCipher;
import org.hospitalhub.exchange.Failures;
import org.hospitalhub.journal.Nodes;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.outbox.OutboxServices;
import org.hospitalhub.outbox.Transport;
import org.hospitalhub.watch.MeteredTransport;
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
  Transport transport(
      @Lazy CamelContext camel, LiveMappings mappings, Failures failures, MeterRegistry meters) {
    return new MeteredTransport(new RouteTransport(camel, mappings, failures), meters);
  }

  @Bean
  IncidentAlarm incidentAlarm(MeterRegistry meters, OutboxProperties settings) {
    return new IncidentAlarm(meters, settings.webhook());
  }

  @Bean
  @DependsOnDatabaseInitialization
  OutboxServices outboxServices(
      DataSource hub,
      PlatformTransactionManager transactions,
      PayloadCipher cipher,
      LiveMappings mappings,
      Transport transport,
      IncidentAlarm alarm,
      OutboxProperties settings,
      Nodes nodes,
      Clock clock) {
    return OutboxServices.of(
        new OutboxServices.Database(hub, transactions),
        cipher,
        mappings,
        new OutboxServices.Outside(transport, alarm),
        settings.settings(nodes.self()),
        clock,
        System::nanoTime);
  }

  @Bean
  DispatcherLifecycle dispatcherLifecycle(OutboxServices services) {
    return new DispatcherLifecycle(services.dispatcher());
  }
}
