package org.hospitalhub.journal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What bundles are found by besides their columns: business keys and traces, in segments. */
final class BundleIndex {

  private static final String INSERT_KEY =
      "insert into journal_key (segment, key_value, began, bundle, name) values (?, ?, ?, ?, ?)";
  private static final String INSERT_TRACE =
      "insert into journal_trace (segment, trace, began, bundle) values (?, ?, ?, ?)";

  private final JdbcTemplate jdbc;
  private final Segments segments;

  BundleIndex(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.segments = new Segments(dataSource);
  }

  private record Key(int segment, String value, OffsetDateTime began, UUID bundle, String name) {}

  private record Trace(int segment, UUID id, OffsetDateTime began, UUID bundle) {}

  /** The rows of bundles, made before the transaction that inserts them. */
  record Rows(List<Key> keys, List<Trace> traces) {}

  /** Makes ready what it takes to write an entry in a transaction. */
  void prepare(Entry entry) {
    segment(entry, 0);
  }

  Rows rows(List<Bundle> bundles) {
    Rows rows = new Rows(new ArrayList<>(), new ArrayList<>());
    bundles.forEach(bundle -> add(bundle, rows));
    return rows;
  }

  private void add(Bundle bundle, Rows rows) {
    List<Entry> entries = bundle.entries();
    List<Map.Entry<String, String>> keys =
        entries.stream().flatMap(e -> e.keys().entrySet().stream()).distinct().toList();
    List<String> traces = entries.stream().map(Entry::traceId).distinct().toList();
    int segment = segment(entries.get(0), Math.max(keys.size(), traces.size()));
    OffsetDateTime began = bundle.kind().began().atOffset(ZoneOffset.UTC);
    UUID id = bundle.id();
    keys.forEach(k -> rows.keys().add(new Key(segment, k.getValue(), began, id, k.getKey())));
    traces.forEach(t -> rows.traces().add(new Trace(segment, Traces.number(t), began, id)));
  }

  private int segment(Entry entry, int keys) {
    LocalDate began = LocalDate.ofInstant(entry.started(), ZoneOffset.UTC);
    return segments.take(entry.platform(), began, keys);
  }

  void insert(Rows rows) {
    List<Key> keys = rows.keys();
    if (!keys.isEmpty()) {
      jdbc.batchUpdate(INSERT_KEY, keys, keys.size(), BundleIndex::bind);
    }
    List<Trace> traces = rows.traces();
    if (!traces.isEmpty()) {
      jdbc.batchUpdate(INSERT_TRACE, traces, traces.size(), BundleIndex::bind);
    }
  }

  private static void bind(PreparedStatement statement, Key key) throws SQLException {
    statement.setInt(1, key.segment());
    statement.setString(2, key.value());
    statement.setObject(3, key.began());
    statement.setObject(4, key.bundle());
    statement.setString(5, key.name());
  }

  private static void bind(PreparedStatement statement, Trace trace) throws SQLException {
    statement.setInt(1, trace.segment());
    statement.setObject(2, trace.id());
    statement.setObject(3, trace.began());
    statement.setObject(4, trace.bundle());
  }
}
