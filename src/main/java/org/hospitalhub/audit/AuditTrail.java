package org.hospitalhub.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The audit trail in the hub's database. Rows are only added; each has the digest of itself and of
 * the row before it, and the log has the digests, too: what is changed or left out later shows.
 */
public final class AuditTrail {

  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
  private static final int PAGE = 1000;

  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final Clock clock;
  private final String node;

  public AuditTrail(
      JdbcClient database, TransactionOperations transactions, Clock clock, String node) {
    this.database = database;
    this.transactions = transactions;
    this.clock = clock;
    this.node = node;
  }

  private record Head(long number, String hash) {}

  /**
   * Whether the rows are those that were written.
   *
   * @param entries how many there are
   * @param head the hash of the last one that was written: the log has it too
   * @param broken the number of the first row that is not as it was written, or is missing; null
   *     when there is none
   */
  public record Verification(long entries, String head, @Nullable Long broken) {}

  /** An action begins: it is on disk when this returns. */
  public void begun(AuditedAction action) {
    add(action, "begun");
  }

  /** An action has ended. */
  public void ended(AuditedAction action, boolean done) {
    add(action, done ? "done" : "refused");
  }

  private void add(AuditedAction action, String state) {
    AuditEntry entry =
        Objects.requireNonNull(transactions.execute(status -> append(action, state)), "an entry");
    LOG.info(
        "Audit {}: {} {} {} {}, {}",
        entry.number(),
        action.client(),
        action.method(),
        action.path(),
        state,
        entry.hash());
  }

  private AuditEntry append(AuditedAction action, String state) {
    Head head =
        database
            .sql("select number, hash from audit_head where id = 1 for update")
            .query((row, n) -> new Head(row.getLong(1), row.getString(2)))
            .single();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    AuditEntry entry = AuditEntry.after(head.hash(), head.number() + 1, now, action, state, node);
    insert(entry);
    database
        .sql("update audit_head set number = :number, hash = :hash where id = 1")
        .param("number", entry.number())
        .param("hash", entry.hash())
        .update();
    return entry;
  }

  private void insert(AuditEntry entry) {
    AuditedAction action = entry.action();
    database
        .sql(
            """
            insert into audit_entry
              (number, time, client, address, scope, method, path, detail, state, trace, node, hash)
            values
              (:number, :time, :client, :address, :scope, :method, :path, :detail, :state, :trace,
               :node, :hash)
            """)
        .param("number", entry.number())
        .param("time", entry.time().atOffset(ZoneOffset.UTC))
        .param("client", action.client())
        .param("address", action.address())
        .param("scope", action.scope())
        .param("method", action.method())
        .param("path", action.path())
        .param("detail", action.detail())
        .param("state", entry.state())
        .param("trace", action.trace())
        .param("node", entry.node())
        .param("hash", entry.hash())
        .update();
  }

  /**
   * Rows in their order.
   *
   * @param client whose acts; null: everybody's
   * @param after the number that the page before ended with; 0 for the first page
   */
  public List<AuditEntry> list(@Nullable String client, long after, int limit) {
    var query =
        database.sql(
            "select * from audit_entry where number > :after"
                + (client == null ? "" : " and client = :client")
                + " order by number limit :limit");
    query = query.param("after", after).param("limit", limit);
    return (client == null ? query : query.param("client", client))
        .query((row, n) -> entry(row))
        .list();
  }

  /** Reads all rows and compares their digests. */
  public Verification verify() {
    Head head =
        database
            .sql("select number, hash from audit_head where id = 1")
            .query((row, n) -> new Head(row.getLong(1), row.getString(2)))
            .single();
    Head last = new Head(0, "");
    List<AuditEntry> page;
    do {
      page = list(null, last.number(), PAGE);
      for (AuditEntry entry : page) {
        long next = last.number() + 1;
        if (entry.number() > head.number()) {
          break; // written since
        }
        if (entry.number() != next || !entry.hash().equals(entry.hashAfter(last.hash()))) {
          return new Verification(head.number(), head.hash(), next);
        }
        last = new Head(entry.number(), entry.hash());
      }
    } while (page.size() == PAGE && last.number() < head.number());
    boolean whole = last.equals(head);
    return new Verification(head.number(), head.hash(), whole ? null : last.number() + 1);
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("number"),
        row.getObject("time", OffsetDateTime.class).toInstant(),
        new AuditedAction(
            row.getString("client"),
            row.getString("address"),
            row.getString("scope"),
            row.getString("method"),
            row.getString("path"),
            row.getString("detail"),
            row.getString("trace")),
        row.getString("state"),
        row.getString("node"),
        row.getString("hash"));
  }
}
