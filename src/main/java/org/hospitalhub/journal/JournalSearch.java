package org.hospitalhub.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.hospitalhub.crypto.PayloadCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds entries, newest first, a page at a time, and opens their payloads. */
public final class JournalSearch {

  private final JdbcTemplate jdbc;
  private final SealedPayloads payloads;

  public JournalSearch(DataSource dataSource, PayloadCipher cipher) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.payloads = new SealedPayloads(cipher);
  }

  /** The entries that fit, newest first; fewer than the limit when there are no more. */
  public List<Entry> find(Query query) {
    SearchSql search = SearchSql.of(query);
    List<Entry> found =
        jdbc.query(search.sql(), (row, n) -> entry(row), search.arguments().toArray());
    return withKeys(found);
  }

  /** An entry. */
  public Optional<Entry> entry(UUID id) {
    List<Entry> found =
        jdbc.query("select * from journal_entry where id = ?", (row, n) -> entry(row), id);
    return withKeys(found).stream().findFirst();
  }

  private record Bundled(String platform, UUID opening, @Nullable UUID ending) {}

  /**
   * What passed in an exchange; empty when there is no such entry.
   *
   * @throws org.hospitalhub.crypto.UnreadablePayloadException when its key is missing
   */
  public Optional<Payload> payload(UUID id) {
    return jdbc
        .query(
            "select platform, opening, ending from journal_entry where id = ?",
            (row, n) ->
                new Bundled(
                    row.getString(1), row.getObject(2, UUID.class), row.getObject(3, UUID.class)),
            id)
        .stream()
        .findFirst()
        .map(
            at ->
                payload(id, at.platform(), at.opening())
                    .and(payload(id, at.platform(), at.ending())));
  }

  private Payload payload(UUID id, String platform, @Nullable UUID bundle) {
    if (bundle == null) {
      return Payload.NOTHING;
    }
    List<byte[]> parts =
        jdbc.query(
            "select sealed from journal_payload where platform = ? and bundle = ? order by part",
            (row, n) -> row.getBytes(1),
            platform,
            bundle);
    return parts.isEmpty() ? Payload.NOTHING : payloads.open(id, parts);
  }

  private static Entry entry(ResultSet row) throws SQLException {
    long duration = row.getLong("duration_us");
    boolean open = row.wasNull();
    return new Entry(
        row.getObject("id", UUID.class),
        row.getString("trace_id"),
        row.getString("platform"),
        row.getString("operation"),
        row.getString("canonical_operation"),
        row.getString("direction"),
        row.getString("hospital"),
        row.getObject("started", OffsetDateTime.class).toInstant(),
        open ? null : Duration.ofNanos(duration * 1000),
        Outcome.of(row.getString("outcome")),
        row.getString("error"),
        row.getString("node"),
        Map.of());
  }

  private List<Entry> withKeys(List<Entry> entries) {
    if (entries.isEmpty()) {
      return entries;
    }
    Map<UUID, Map<String, String>> keys = new HashMap<>();
    jdbc.query(
        "select entry, name, key_value from journal_key where entry in ("
            + String.join(", ", Collections.nCopies(entries.size(), "?"))
            + ")",
        row -> {
          keys.computeIfAbsent(row.getObject(1, UUID.class), id -> new TreeMap<>())
              .put(row.getString(2), row.getString(3));
        },
        entries.stream().map(Entry::id).toArray());
    return entries.stream().map(e -> withKeys(e, keys.getOrDefault(e.id(), Map.of()))).toList();
  }

  private static Entry withKeys(Entry e, Map<String, String> keys) {
    return new Entry(
        e.id(),
        e.traceId(),
        e.platform(),
        e.operation(),
        e.canonicalOperation(),
        e.direction(),
        e.hospital(),
        e.started(),
        e.duration(),
        e.outcome(),
        e.error(),
        e.node(),
        keys);
  }
}
