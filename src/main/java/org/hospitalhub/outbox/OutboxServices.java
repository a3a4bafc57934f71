package org.hospitalhub.outbox;

import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hospitalhub.crypto.PayloadCipher;
import org.hospitalhub.mappings.LiveMappings;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The services of a node's outbox, wired to each other. */
public final class OutboxServices {

  private final Outbox outbox;
  private final Interactive interactive;
  private final Deliveries deliveries;
  private final Dispatcher dispatcher;
  private final OutboxUpkeep upkeep;
  private final Batches batches;

  /**
   * An outbox.
   *
   * @param database the hub's own, shared by all nodes
   * @param outside the way to the platforms, and to those who watch over it
   * @param nanos a clock that never goes back, in nanoseconds
   */
  public OutboxServices(
      Database database,
      PayloadCipher cipher,
      LiveMappings mappings,
      Outside outside,
      OutboxSettings settings,
      Clock clock,
      LongSupplier nanos) {
    NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(database.source());
    JdbcClient jdbc = JdbcClient.create(named);
    TransactionTemplate transactions = new TransactionTemplate(database.transactions());
    MessageStore messages = new MessageStore(named);
    DeliveryStore store = new DeliveryStore(named);
    Neighbours neighbours = new Neighbours(jdbc);
    Content content = new Content(cipher);
    Incidents incidents = new Incidents(jdbc, clock, outside.alarm());
    Replacements replacements =
        new Replacements(jdbc, messages, neighbours, incidents, mappings, clock);
    Claims claims =
        new Claims(jdbc, transactions, store, content, incidents, replacements, settings, clock);
    Attempts attempts =
        new Attempts(
            claims,
            store,
            content,
            outside.transport(),
            new Inquiry(outside.transport(), neighbours, store, content),
            mappings,
            settings.retries(),
            clock);
    Supplier<Set<String>> platforms = () -> mappings.current().platforms().keySet();
    dispatcher = new Dispatcher(platforms, claims, attempts, settings, nanos);
    upkeep = new OutboxUpkeep(jdbc, transactions, platforms, settings, clock);
    Consumer<Set<String>> wake = dispatcher::wake;
    LaneWriter lanes = new LaneWriter(messages, store, replacements, content, clock);
    batches = new Batches(jdbc, incidents, clock);
    outbox = new Outbox(lanes, batches, transactions, content, mappings, wake);
    interactive =
        new Interactive(
            messages,
            neighbours,
            store,
            content,
            claims,
            attempts,
            transactions,
            mappings,
            settings,
            clock);
    deliveries =
        new Deliveries(
            jdbc, messages, store, content, incidents, transactions, mappings, clock, wake);
  }

  /** Keeps it small. */
  public OutboxUpkeep upkeep() {
    return upkeep;
  }

  /** A database and its transactions. */
  public record Database(DataSource source, PlatformTransactionManager transactions) {}

  /** Who is reached outside. */
  public record Outside(Transport transport, Alarm alarm) {}

  /** Takes events. */
  public Outbox outbox() {
    return outbox;
  }

  /** Counts what was said together. */
  public Batches batches() {
    return batches;
  }

  /** Asks platforms for callers who wait. */
  public Interactive interactive() {
    return interactive;
  }

  /** Shows deliveries and takes decisions. */
  public Deliveries deliveries() {
    return deliveries;
  }

  /** Delivers. */
  public Dispatcher dispatcher() {
    return dispatcher;
  }
}
