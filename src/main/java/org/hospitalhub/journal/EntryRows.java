package org.hospitalhub.journal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes entries with their keys and payloads; writing one twice changes nothing. */
final class EntryRows {

  private static final String INSERT =
      """
      insert into journal_entry
        (id, trace_id, platform, operation, canonical_operation, direction, hospital, started,
         duration_us, outcome, error, node)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing\
      """;
  private static final String CLOSE =
      "update journal_entry set duration_us = ?, outcome = ?, error = ? where id = ?";
  private static final String INSERT_KEY =
      "insert into journal_key (entry, name, key_value) values (?, ?, ?) on conflict do nothing";
  private static final String INSERT_PAYLOAD =
      "insert into journal_payload (entry, part, key_id, sealed) values (?, ?, ?, ?)"
          + " on conflict do nothing";

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final SealedPayloads payloads;

  EntryRows(DataSource dataSource, SealedPayloads payloads) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    this.payloads = payloads;
  }

  private record Key(UUID entry, String name, String value) {}

  /** Writes all or none of them. */
  void write(List<Recording> recordings) {
    List<Entry> created = new ArrayList<>();
    List<Entry> closed = new ArrayList<>();
    List<SealedPayloads.Part> parts = new ArrayList<>();
    for (Recording recording : recordings) {
      Entry entry = recording.entry();
      (recording.opened() ? closed : created).add(entry);
      parts.addAll(payloads.seal(entry.id(), recording.payload(), recording.opened()));
    }
    transaction.executeWithoutResult(
        status -> {
          create(created);
          batch(CLOSE, closed, EntryRows::bindEnd);
          batch(INSERT_PAYLOAD, parts, EntryRows::bind);
        });
  }

  private void create(List<Entry> entries) {
    List<Key> keys = new ArrayList<>();
    for (Entry entry : entries) {
      entry.keys().forEach((name, value) -> keys.add(new Key(entry.id(), name, value)));
    }
    batch(INSERT, entries, EntryRows::bind);
    batch(INSERT_KEY, keys, EntryRows::bind);
  }

  private interface Binding<T> {
    void bind(PreparedStatement statement, T row) throws SQLException;
  }

  private <T> void batch(String sql, List<T> rows, Binding<T> binding) {
    if (!rows.isEmpty()) {
      jdbc.batchUpdate(sql, rows, rows.size(), binding::bind);
    }
  }

  private static void bind(PreparedStatement statement, Entry entry) throws SQLException {
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
  }

  private static void bindEnd(PreparedStatement statement, Entry entry) throws SQLException {
    Duration duration = entry.duration();
    statement.setObject(1, duration == null ? null : duration.toNanos() / 1000, Types.BIGINT);
    statement.setString(2, entry.outcome().id());
    statement.setString(3, entry.error());
    statement.setObject(4, entry.id());
  }

  private static void bind(PreparedStatement statement, Key key) throws SQLException {
    statement.setObject(1, key.entry());
    statement.setString(2, key.name());
    statement.setString(3, key.value());
  }

  private static void bind(PreparedStatement statement, SealedPayloads.Part part)
      throws SQLException {
    statement.setObject(1, part.entry());
    statement.setInt(2, part.number());
    statement.setString(3, part.keyId());
    statement.setBytes(4, part.sealed());
  }
}
