package org.hospitalhub.journal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes exchanges in bundles, with what finds them and their payloads. One that is written twice,
 * because nobody heard of the first commit, is found once; payloads that nothing refers to are
 * pruned with the others.
 */
final class BundleRows {

  private static final String INSERT =
      """
      insert into journal_bundle
        (id, platform, operation, canonical_operation, direction, outcome, node, began, entries)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing\
      """;
  private static final String CLOSE =
      "update journal_bundle set outcome = ?, entries = ?, ending = ? where id = ?";
  private static final String INSERT_PAYLOAD =
      """
      insert into journal_payload (platform, bundle, chunk, part, key_id, sealed)
      values (?, ?, ?, ?, ?, ?)
      on conflict do nothing\
      """;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final BundleIndex index;
  private final SealedPayloads payloads;

  BundleRows(DataSource dataSource, SealedPayloads payloads) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    this.index = new BundleIndex(dataSource);
    this.payloads = payloads;
  }

  private record End(Recording recording, Entry entry, UUID ending) {}

  /** Makes ready what it takes to write one in a transaction. */
  void prepare(Entry entry) {
    index.prepare(entry);
  }

  /** Writes all or none of them. */
  void write(List<Recording> recordings) {
    Bundles bundles = new Bundles();
    List<End> ends = new ArrayList<>();
    for (Recording recording : recordings) {
      Entry entry = recording.entry();
      Payload payload = recording.payload();
      if (recording.opened()) {
        ends.add(new End(recording, entry, bundles.ending(entry, payload)));
      } else {
        bundles.add(entry, payload);
      }
    }
    Runnable write = writing(bundles);
    transaction.executeWithoutResult(
        status -> {
          write.run();
          close(ends);
        });
  }

  /** Makes all rows before the transaction, which is the shorter for it. */
  private Runnable writing(Bundles bundles) {
    List<Bundle> created = bundles.created();
    BundleIndex.Rows found = index.rows(created);
    List<SealedPayloads.Part> parts =
        Stream.concat(created.stream(), bundles.endings().stream())
            .flatMap(payloads::seal)
            .toList();
    return () -> {
      batch(INSERT, created, BundleRows::bind);
      index.insert(found);
      batch(INSERT_PAYLOAD, parts, BundleRows::bind);
    };
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  /**
   * Closes exchanges. One whose opening was never stored, though it went on, is written now; should
   * its opening be stored at this very moment, it is closed all the same.
   */
  private void close(List<End> ends) {
    int[] found = batch(CLOSE, ends, BundleRows::bind);
    List<End> missing =
        IntStream.range(0, found.length).filter(i -> found[i] == 0).mapToObj(ends::get).toList();
    if (!missing.isEmpty()) {
      Bundles bundles = new Bundles();
      missing.forEach(end -> bundles.own(end.entry(), end.recording().whole().payload()));
      writing(bundles).run();
      batch(CLOSE, missing, BundleRows::bind);
    }
  }

  private interface Binding<T> {
    void bind(PreparedStatement statement, T row) throws SQLException;
  }

  /** How many rows each changed. */
  private <T> int[] batch(String sql, List<T> rows, Binding<T> binding) {
    return rows.isEmpty() ? new int[0] : jdbc.batchUpdate(sql, rows, rows.size(), binding::bind)[0];
  }

  private static void bind(PreparedStatement statement, Bundle bundle) throws SQLException {
    Bundle.Kind kind = bundle.kind();
    statement.setObject(1, bundle.id());
    statement.setString(2, kind.platform());
    statement.setString(3, kind.operation());
    statement.setString(4, kind.canonicalOperation());
    statement.setString(5, kind.direction());
    statement.setString(6, kind.outcome().id());
    statement.setString(7, kind.node());
    statement.setObject(8, utc(kind.began()));
    statement.setString(9, Entries.write(bundle.entries()));
  }

  private static void bind(PreparedStatement statement, End end) throws SQLException {
    statement.setString(1, end.entry().outcome().id());
    statement.setString(2, Entries.write(List.of(end.entry())));
    statement.setObject(3, end.ending());
    statement.setObject(4, end.entry().id());
  }

  private static void bind(PreparedStatement statement, SealedPayloads.Part part)
      throws SQLException {
    statement.setString(1, part.platform());
    statement.setObject(2, part.bundle());
    statement.setInt(3, part.chunk());
    statement.setInt(4, part.number());
    statement.setString(5, part.keyId());
    statement.setBytes(6, part.sealed());
  }
}
