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

/**
 * The services of a node's outbox.
 *
 * @param outbox takes events
 * @param interactive requests whose callers wait
 * @param deliveries shows deliveries and takes decisions
 * @param dispatcher delivers
 * @param upkeep measures and prunes
 * @param batches counts the deliveries of an upload run
 */
public record OutboxServices(
    Outbox outbox,
    Interactive interactive,
    Deliveries deliveries,
    Dispatcher dispatcher,
    OutboxUpkeep upkeep,
    Batches batches) {

  /**
   * Wires them to each other.
   *
   * @param database the hub's own, shared by all nodes
   * @param outside the way to the platforms, and to those who watch over it
   * @param nanos a clock that never goes back, in nanoseconds
   */
  public static OutboxServices of(
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
    LaneQuery laneQuery = new LaneQuery(jdbc);
    Content content = new Content(cipher);
    Incidents incidents = new Incidents(jdbc, clock, outside.alarm());
    Replacements replacements =
        new Replacements(jdbc, messages, laneQuery, incidents, mappings, clock);
    Claims claims =
        new Claims(jdbc, transactions, store, content, incidents, replacements, settings, clock);
    Attempts attempts =
        new Attempts(
            claims,
            store,
            content,
            outside.transport(),
            new Inquiry(outside.transport(), laneQuery, store, content),
            mappings,
            settings.retries(),
            clock);
    Supplier<Set<String>> platforms = () -> mappings.current().platforms().keySet();
    Dispatcher dispatcher = new Dispatcher(platforms, claims, attempts, settings, nanos);
    Consumer<Set<String>> wake = dispatcher::wake;
    LaneWriter laneWriter = new LaneWriter(messages, store, replacements, content, clock);
    Batches batches = new Batches(jdbc, incidents, clock);
    return new OutboxServices(
        new Outbox(laneWriter, batches, transactions, content, mappings, wake),
        new Interactive(
            messages,
            laneQuery,
            store,
            content,
            claims,
            attempts,
            transactions,
            mappings,
            settings,
            clock),
        new Deliveries(
            jdbc, messages, store, content, incidents, transactions, mappings, clock, wake),
        dispatcher,
        new OutboxUpkeep(jdbc, transactions, platforms, settings, clock),
        batches);
  }

  /** A database and its transactions. */
  public record Database(DataSource source, PlatformTransactionManager transactions) {}

  /** Who is reached outside. */
  public record Outside(Transport transport, Alarm alarm) {}
}
