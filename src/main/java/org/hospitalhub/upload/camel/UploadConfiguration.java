package org.hospitalhub.upload.camel;

import java.time.Clock;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.hospitalhub.exchange.Failures;
import org.hospitalhub.journal.Nodes;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.outbox.OutboxServices;
import org.hospitalhub.upload.Uploads;
import org.hospitalhub.watch.Breakers;
import org.hospitalhub.watch.ClockWatch;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;

/** Wires the uploads to the hub's own database, to the outbox and to the routes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UploadProperties.class)
class UploadConfiguration {

  @Bean
  @DependsOnDatabaseInitialization
  Uploads uploads(
      DataSource hub,
      PlatformTransactionManager transactions,
      OutboxServices outbox,
      Nodes nodes,
      @Lazy CamelContext camel,
      Failures failures,
      LiveMappings mappings,
      UploadProperties settings,
      Clock clock) {
    return Uploads.of(
        new OutboxServices.Database(hub, transactions),
        outbox,
        nodes,
        new RouteDuePages(camel, failures),
        mappings,
        settings.settings(),
        clock);
  }

  @Bean
  RearmedTriggers rearmedTriggers(
      Scheduler scheduler, DataSource hub, ClockWatch clock, Breakers breakers) {
    RearmedTriggers triggers = new RearmedTriggers(scheduler, hub);
    clock.onReturn(breakers::tryAgain);
    clock.onReturn(
        () -> {
          try {
            triggers.rearm();
          } catch (SchedulerException e) {
            throw new IllegalStateException(e);
          }
        });
    return triggers;
  }

  @Bean
  OrphanedTriggers orphanedTriggers(Scheduler scheduler) {
    return new OrphanedTriggers(scheduler);
  }
}
