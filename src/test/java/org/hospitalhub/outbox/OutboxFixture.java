package org.hospitalhub.outbox;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.hospitalhub.support.Patience.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hospitalhub.crypto.PayloadCipher;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.mappings.MappingsReader;
import org.hospitalhub.outbox.Delivery.State;
import org.hospitalhub.outbox.Outbox.Event;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.support.SettableClock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A database with any number of nodes on it, two platforms and a clock. */
final class OutboxFixture {

  static final Duration LEASE = ofSeconds(60);
  static final int LIMIT = 3;

  final SettableClock clock = new SettableClock("2026-11-20T08:00:00Z");
  final ScriptedTransport platforms = new ScriptedTransport();
  final List<Alarm.Incident> alarms = new CopyOnWriteArrayList<>();
  final JdbcTemplate jdbc;
  private final DataSource dataSource;
  private final LiveMappings mappings =
      new LiveMappings(
          new MappingsReader(
              Path.of("src/test/resources/outbox/mappings"), text -> text, Map.of()));
  private final List<OutboxServices> nodes = new ArrayList<>();

  OutboxFixture(DataSource dataSource) {
    this.dataSource = dataSource;
    Flyway.configure().dataSource(dataSource).locations("classpath:db/hub").load().migrate();
    jdbc = new JdbcTemplate(dataSource);
  }

  OutboxServices node(String name) {
    return node(name, platforms);
  }

  OutboxServices node(String name, Transport transport) {
    Backoff backoff = Backoff.from(ofSeconds(10)).doublingUpTo(ofMinutes(10));
    Retries retries =
        Retries.atMost(LIMIT).waiting(backoff).patientFor(Duration.ofDays(3)).thenHold();
    OutboxServices node =
        OutboxServices.of(
            new OutboxServices.Database(dataSource, new DataSourceTransactionManager(dataSource)),
            new Reversing(),
            mappings,
            new OutboxServices.Outside(transport, alarms::add),
            new OutboxSettings(name, 4, LEASE, retries, backoff),
            clock,
            clock::nanos);
    nodes.add(node);
    return node;
  }

  /** Everyone leaves, nothing is left behind. */
  void clear() {
    nodes.forEach(node -> node.dispatcher().close());
    nodes.clear();
    platforms.reset();
    alarms.clear();
    List.of("outbox_delivery", "outbox_message", "outbox_lane", "outbox_incident")
        .forEach(table -> jdbc.update("delete from " + table));
  }

  UUID say(OutboxServices node, String operation, String json) {
    return node.outbox().accept(event(operation, json)).id();
  }

  Operation operation(String platform, String key) {
    return mappings.current().platform(platform).operations().get(key);
  }

  static Event event(String operation, String json) {
    return new Event(operation, ScriptedTransport.json(json), "0".repeat(31) + "1");
  }

  static String schedule(String id) {
    return "{\"hospital\":{\"id\":\"H1\"},\"schedule\":{\"id\":\"" + id + "\"}}";
  }

  static String schedule(String id, String reason) {
    return "{\"hospital\":{\"id\":\"H1\"},\"schedule\":{\"id\":\"%s\",\"reason\":\"%s\"}}"
        .formatted(id, reason);
  }

  Delivery delivery(OutboxServices node, UUID message, String platform) {
    return node.deliveries().of(message).stream()
        .filter(delivery -> delivery.platform().equals(platform))
        .findFirst()
        .orElseThrow();
  }

  /** Waits for a delivery to get there. */
  Delivery awaits(OutboxServices node, UUID message, String platform, State state) {
    return await().until(() -> delivery(node, message, platform), d -> d.state() == state);
  }

  /** Waits until a delivery was tried so often and nobody is at it. */
  Delivery awaitsAttempts(OutboxServices node, UUID message, String platform, int attempts) {
    return await()
        .until(
            () -> delivery(node, message, platform),
            d -> d.attempts() == attempts && d.state() != State.SENDING);
  }

  /** Lets minute after minute pass, when nobody is at it, until a delivery is there. */
  void timePassesUntil(
      OutboxServices node, UUID message, String platform, Predicate<Delivery> reached) {
    await()
        .until(
            () -> {
              Delivery now = delivery(node, message, platform);
              if (now.state() != State.SENDING) {
                clock.pass(ofMinutes(1));
                node.dispatcher().dispatch();
              }
              return reached.test(now);
            });
  }

  /** Not readable at a glance: enough to see that nothing is kept in the clear. */
  private static final class Reversing implements PayloadCipher {

    @Override
    public byte[] seal(byte[] plain) {
      byte[] sealed = new byte[plain.length];
      for (int i = 0; i < plain.length; i++) {
        sealed[i] = (byte) ~plain[plain.length - 1 - i];
      }
      return sealed;
    }

    @Override
    public byte[] open(byte[] sealed) {
      return seal(sealed);
    }

    @Override
    public String digest(String value) {
      return "hmac:" + Integer.toHexString(value.hashCode());
    }

    @Override
    public Set<String> digests(String value) {
      return Set.of(digest(value));
    }
  }
}
