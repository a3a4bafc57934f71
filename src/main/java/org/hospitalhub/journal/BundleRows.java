package org.hospitalhub.journal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hospitalhub.crypto.PayloadCipher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes exchanges in bundles, with their keys and payloads. One that is written twice, because
 * nobody heard of the first commit, is found once; payloads that nothing refers to are pruned with
 * the others.
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
  private static final String INSERT_KEY =
      "insert into journal_key (segment, key_value, began, bundle, name) values (?, ?, ?, ?, ?)";
  private static final String INSERT_PAYLOAD =
      """
      insert into journal_payload (platform, bundle, chunk, part, key_id, sealed)
      values (?, ?, ?, ?, ?, ?)
      on conflict do nothing\
      """;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final Segments segments;
  private final SealedPayloads payloads;
  private final PrivateKeys privateKeys;

  BundleRows(DataSource dataSource, PayloadCipher cipher) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    this.segments = new Segments(dataSource);
    this.payloads = new SealedPayloads(cipher);
    this.privateKeys = new PrivateKeys(cipher);
  }

  private record Key(int segment, String value, OffsetDateTime began, UUID bundle, String name) {}

  private record End(Recording recording, Entry entry, UUID ending) {}

  /** Makes ready what it takes to write one in a transaction. */
  void prepare(Entry entry) {
    segment(entry, 0);
  }

  private int segment(Entry entry, int keys) {
    LocalDate began = LocalDate.ofInstant(entry.started(), ZoneOffset.UTC);
    return segments.take(entry.platform(), began, keys);
  }

  /** Writes all or none of them. */
  void write(List<Recording> recordings) {
    Bundles bundles = new Bundles();
    List<End> ends = new ArrayList<>();
    for (Recording recording : recordings) {
      Entry entry = privateKeys.entry(recording);
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
    List<Key> keys = created.stream().flatMap(this::keys).toList();
    List<SealedPayloads.Part> parts =
        Stream.concat(created.stream(), bundles.endings().stream())
            .flatMap(payloads::seal)
            .toList();
    return () -> {
      batch(INSERT, created, BundleRows::bind);
      batch(INSERT_KEY, keys, BundleRows::bind);
      batch(INSERT_PAYLOAD, parts, BundleRows::bind);
    };
  }

  private Stream<Key> keys(Bundle bundle) {
    List<Map.Entry<String, String>> keys =
        bundle.entries().stream().flatMap(e -> e.keys().entrySet().stream()).distinct().toList();
    if (keys.isEmpty()) {
      return Stream.of();
    }
    int segment = segment(bundle.entries().get(0), keys.size());
    OffsetDateTime began = utc(bundle.kind().began());
    return keys.stream()
        .map(key -> new Key(segment, key.getValue(), began, bundle.id(), key.getKey()));
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

  private static void bind(PreparedStatement statement, Key key) throws SQLException {
    statement.setInt(1, key.segment());
    statement.setString(2, key.value());
    statement.setObject(3, key.began());
    statement.setObject(4, key.bundle());
    statement.setString(5, key.name());
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
