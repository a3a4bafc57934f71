package org.hospitalhub.watch.camel;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.hospitalhub.his.camel.HisDatabases;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.outbox.camel.OutboxProperties;
import org.hospitalhub.threads.Heartbeats;
import org.hospitalhub.threads.Loop;
import org.hospitalhub.watch.Breakers;
import org.hospitalhub.watch.CallersHealth;
import org.hospitalhub.watch.ClockWatch;
import org.hospitalhub.watch.Contacts;
import org.hospitalhub.watch.DatabaseWatch;
import org.hospitalhub.watch.ExchangeMeters;
import org.hospitalhub.watch.HisHealth;
import org.hospitalhub.watch.HisMeters;
import org.hospitalhub.watch.OutboxHealth;
import org.hospitalhub.watch.OutboxMeters;
import org.hospitalhub.watch.PlatformsHealth;
import org.hospitalhub.watch.UploadMeters;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires metrics and health to what they tell about. */
@Configuration(proxyBeanMethods = false)
class WatchConfiguration {

  @Bean
  Heartbeats heartbeats() {
    return new Heartbeats();
  }

  /** Part of the liveness: a process that has lost a thread is better started again. */
  @Bean
  HealthIndicator threadsHealthIndicator(Heartbeats heartbeats) {
    return () -> {
      List<String> overdue = heartbeats.overdue();
      return overdue.isEmpty()
          ? Health.up().build()
          : Health.down().withDetail("overdue", overdue).build();
    };
  }

  @Bean
  ClockWatch clockHealthIndicator(Clock clock) {
    return new ClockWatch(clock, System::nanoTime);
  }

  /** Instead of Spring's own, which believes the connection. */
  @Bean
  HealthIndicator dbHealthIndicator(HikariDataSource hub) {
    return new DatabaseWatch("the hub", hub, "select count(*) from hub_node");
  }

  @Bean
  Loop databaseLoop(HikariDataSource hub, HisDatabases his, Heartbeats heartbeats) {
    Loop loop = new Loop("databases", heartbeats);
    Stream.concat(Stream.of(new DatabaseWatch("the hub", hub, "select 1")), his.embedded().stream())
        .filter(DatabaseWatch::embedded)
        .forEach(
            database -> loop.every(Duration.ofSeconds(2), "keep a database open", database::look));
    return loop;
  }

  @Bean
  Loop clockLoop(ClockWatch clock, Heartbeats heartbeats) {
    Loop loop = new Loop("clock", heartbeats);
    loop.every(Duration.ofSeconds(5), "compare the clocks", clock::look);
    return loop;
  }

  @Bean
  ExchangeMeters exchangeMeters(MeterRegistry meters) {
    return new ExchangeMeters(meters);
  }

  @Bean
  Contacts platformContacts(Clock clock) {
    return new Contacts(clock);
  }

  @Bean
  Contacts hisContacts(Clock clock) {
    return new Contacts(clock);
  }

  @Bean
  HisMeters hisMeters(MeterRegistry meters, Contacts hisContacts) {
    return new HisMeters(meters, hisContacts);
  }

  @Bean
  OutboxMeters outboxMeters(MeterRegistry meters) {
    return new OutboxMeters(meters);
  }

  @Bean
  UploadMeters uploadMeters(MeterRegistry meters) {
    return new UploadMeters(meters);
  }

  @Bean
  Breakers breakers(MeterRegistry meters, Clock clock) {
    return new Breakers(meters, clock);
  }

  @Bean
  BreakerWatch breakerWatch(Breakers breakers) {
    return new BreakerWatch(breakers);
  }

  @Bean
  RoutesHealth routesHealthIndicator(CamelContext context) {
    return new RoutesHealth(context);
  }

  @Bean
  CompositeHealthContributor platformsHealthContributor(
      LiveMappings mappings, Contacts platformContacts, Breakers breakers) {
    return new PlatformsHealth(mappings, platformContacts, breakers).contributor();
  }

  @Bean
  CompositeHealthContributor callersHealthContributor(LiveMappings mappings) {
    return new CallersHealth(mappings).contributor();
  }

  @Bean
  CompositeHealthContributor hisHealthContributor(
      HisDatabases databases, LiveMappings mappings, Contacts hisContacts, Breakers breakers) {
    Map<String, DataSource> sources =
        databases.all().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().dataSource()));
    return new HisHealth(sources, mappings, hisContacts, breakers).contributor();
  }

  @Bean
  CompositeHealthContributor outboxHealthContributor(
      LiveMappings mappings, OutboxMeters meters, OutboxProperties settings) {
    return new OutboxHealth(mappings, meters, settings.alarmAge()).contributor();
  }
}
