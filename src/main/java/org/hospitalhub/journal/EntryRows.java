package org.hospitalhub.journal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes entries with their keys and payloads. An entry that is written twice, because nobody heard
 * of the first commit, is there once; a bundle that nothing refers to is pruned with the others.
 */
final class EntryRows {

  private static final String INSERT =
      """
      insert into journal_entry
        (id, trace_id, platform, operation, canonical_operation, direction, hospital, started,
         duration_us, outcome, error, node, opening)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing\
      """;
  private static final String CLOSE =
      "update journal_entry set duration_us = ?, outcome = ?, error = ?, ending = ? where id = ?";
  private static final String INSERT_KEY =
      "insert into journal_key (entry, name, key_value) values (?, ?, ?) on conflict do nothing";
  private static final String INSERT_PAYLOAD =
      "insert into journal_payload (platform, bundle, part, key_id, sealed) values (?, ?, ?, ?, ?)";

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final SealedPayloads payloads;

  EntryRows(DataSource dataSource, SealedPayloads payloads) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    this.payloads = payloads;
  }

  private record Row(Recording recording, Entry entry, UUID bundle) {}

  private record Key(UUID entry, String name, String value) {}

  /** Writes all or none of them. */
  void write(List<Recording> recordings) {
    List<Entry> entries = recordings.stream().map(Recording::entry).toList();
    Bundles bundles = new Bundles(newest(entries));
    List<Row> created = new ArrayList<>();
    List<Key> keys = new ArrayList<>();
    List<Row> closed = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Recording recording = recordings.get(i);
      Entry entry = entries.get(i);
      Row row = new Row(recording, entry, bundles.add(entry, recording.payload()));
      if (recording.opened()) {
        closed.add(row);
      } else {
        created.add(row);
        entry.keys().forEach((name, value) -> keys.add(new Key(entry.id(), name, value)));
      }
    }
    List<SealedPayloads.Part> parts = bundles.all().stream().flatMap(payloads::seal).toList();
    transaction.executeWithoutResult(
        status -> {
          batch(INSERT, created, EntryRows::bind);
          batch(INSERT_KEY, keys, EntryRows::bind);
          batch(INSERT_PAYLOAD, parts, EntryRows::bind);
          close(closed);
        });
  }

  /**
   * Closes entries. One whose opening was never stored, though its exchange went on, is written
   * now; should its opening be stored at this very moment, it is closed all the same.
   */
  private void close(List<Row> closed) {
    int[] found = batch(CLOSE, closed, EntryRows::bindEnd);
    List<Row> missing =
        IntStream.range(0, found.length).filter(i -> found[i] == 0).mapToObj(closed::get).toList();
    if (!missing.isEmpty()) {
      write(missing.stream().map(row -> row.recording().whole()).toList());
      batch(CLOSE, missing, EntryRows::bindEnd);
    }
  }

  private static Instant newest(List<Entry> entries) {
    return entries.stream().map(Entry::started).max(Comparator.naturalOrder()).orElseThrow();
  }

  private interface Binding<T> {
    void bind(PreparedStatement statement, T row) throws SQLException;
  }

  /** How many rows each changed. */
  private <T> int[] batch(String sql, List<T> rows, Binding<T> binding) {
    return rows.isEmpty() ? new int[0] : jdbc.batchUpdate(sql, rows, rows.size(), binding::bind)[0];
  }

  private static void bind(PreparedStatement statement, Row row) throws SQLException {
    Entry entry = row.entry();
    statement.setObject(1, entry.id());
    statement.setString(2, entry.traceId());
    statement.setString(3, entry.platform());
    statement.setString(4, entry.operation());
    statement.setString(5, entry.canonicalOperation());
    statement.setString(6, entry.direction());
    statement.setString(7, entry.hospital());
    statement.setObject(8, entry.started().atOffset(ZoneOffset.UTC));
    Duration duration = entry.duration();
    statement.setObject(9, duration == null ? null : duration.toNanos() / 1000, Types.BIGINT);
    statement.setString(10, entry.outcome().id());
    statement.setString(11, entry.error());
    statement.setString(12, entry.node());
    statement.setObject(13, row.bundle());
  }

  private static void bindEnd(PreparedStatement statement, Row row) throws SQLException {
    Entry entry = row.entry();
    Duration duration = entry.duration();
    statement.setObject(1, duration == null ? null : duration.toNanos() / 1000, Types.BIGINT);
    statement.setString(2, entry.outcome().id());
    statement.setString(3, entry.error());
    statement.setObject(4, row.bundle());
    statement.setObject(5, entry.id());
  }

  private static void bind(PreparedStatement statement, Key key) throws SQLException {
    statement.setObject(1, key.entry());
    statement.setString(2, key.name());
    statement.setString(3, key.value());
  }

  private static void bind(PreparedStatement statement, SealedPayloads.Part part)
      throws SQLException {
    statement.setString(1, part.platform());
    statement.setObject(2, part.bundle());
    statement.setInt(3, part.number());
    statement.setString(4, part.keyId());
    statement.setBytes(5, part.sealed());
  }
}
