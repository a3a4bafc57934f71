package org.hospitalhub.journal.camel;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hospitalhub.crypto.KeyReferences;
import org.hospitalhub.crypto.PayloadCipher;
import org.hospitalhub.journal.DatabaseSize;
import org.hospitalhub.journal.Journal;
import org.hospitalhub.journal.JournalSearch;
import org.hospitalhub.journal.JournalUpkeep;
import org.hospitalhub.journal.Nodes;
import org.hospitalhub.journal.Pruning;
import org.hospitalhub.journal.StoredReplies;
import org.hospitalhub.threads.Heartbeats;
import org.hospitalhub.watch.Statuses;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the journal to the hub's own database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JournalProperties.class)
class JournalConfiguration {

  @Bean
  PayloadCipher payloadCipher(JournalProperties settings) {
    return new KeyReferences(settings.generateKeys()).ring(settings.keys(), settings.key());
  }

  @Bean
  @DependsOnDatabaseInitialization
  Journal journalOfExchanges(
      DataSource hub, PayloadCipher cipher, JournalProperties settings, Heartbeats heartbeats) {
    Journal journal =
        new Journal(
            hub, cipher, settings.queue(), settings.queueSize().toBytes(), settings.linger());
    heartbeats.watch("journal", journal::alive);
    return journal;
  }

  @Bean
  JournalSearch journalSearch(DataSource hub, PayloadCipher cipher) {
    return new JournalSearch(hub, cipher);
  }

  /** The id of a node is new with every start: what the one before left behind is not its own. */
  @Bean
  Nodes nodes(
      DataSource hub, Clock clock, JournalProperties settings, @Value("${hub.node:}") String name) {
    String node = name.isBlank() ? host() : name;
    String start = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    String self = node.substring(0, Math.min(node.length(), 50)) + "-" + start;
    return new Nodes(hub, clock, self, settings.nodeTimeout());
  }

  private static String host() {
    String runtime = ManagementFactory.getRuntimeMXBean().getName();
    return runtime.substring(runtime.indexOf('@') + 1);
  }

  @Bean(initMethod = "start")
  @DependsOnDatabaseInitialization
  JournalUpkeep journalUpkeep(
      DataSource hub, Nodes nodes, Clock clock, JournalProperties settings, Heartbeats heartbeats) {
    Map<String, Integer> days =
        settings.retention().entrySet().stream()
            .filter(e -> !Set.of("default", "refused").contains(e.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new JournalUpkeep(
        nodes,
        new Pruning(hub, clock),
        new DatabaseSize(hub),
        clock,
        new JournalUpkeep.Limits(
            days,
            settings.defaultDays(),
            settings.refusedDays(),
            settings.replies(),
            settings.alarmSize().toBytes()),
        heartbeats);
  }

  @Bean
  @DependsOnDatabaseInitialization
  StoredReplies storedReplies(
      DataSource hub, PayloadCipher cipher, Nodes nodes, Clock clock, JournalProperties settings) {
    return new StoredReplies(hub, cipher, nodes, clock, settings.replyTimeout());
  }

  @Bean
  MeterBinder journalMeters(Journal journal, JournalUpkeep upkeep) {
    return registry -> {
      Gauge.builder("hub.journal.waiting", journal, Journal::waiting)
          .description("Exchanges that wait to be stored")
          .register(registry);
      FunctionCounter.builder("hub.journal.lost", journal, Journal::lost)
          .description("Exchanges that could not be stored")
          .register(registry);
      FunctionCounter.builder("hub.journal.passed.over", journal, Journal::passedOver)
          .description("Refused calls of anonymous callers that were not stored, being too many")
          .register(registry);
      Gauge.builder("hub.database.size", upkeep, JournalUpkeep::bytes)
          .description("Size of the hub's database")
          .baseUnit("bytes")
          .register(registry);
    };
  }

  /** Writes are refused while the journal's database is away; reads are answered. */
  @Bean
  HealthIndicator journalHealthIndicator(Journal journal, JournalUpkeep upkeep) {
    return () ->
        Health.status(journal.away() ? Status.DOWN : upkeep.alarm() ? Statuses.WARNING : Status.UP)
            .withDetail("waiting", journal.waiting())
            .withDetail("lost", journal.lost())
            .withDetail("databaseBytes", upkeep.bytes())
            .withDetail("tooLarge", upkeep.alarm())
            .build();
  }
}
