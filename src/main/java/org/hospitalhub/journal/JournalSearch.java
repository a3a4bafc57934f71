package org.hospitalhub.journal;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private final SegmentSearch segments;
  private final SealedPayloads payloads;
  private final PayloadCipher cipher;

  public JournalSearch(DataSource dataSource, PayloadCipher cipher) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.segments = new SegmentSearch(jdbc);
    this.payloads = new SealedPayloads(cipher);
    this.cipher = cipher;
  }

  private record Found(UUID id, Instant began, @Nullable UUID ending, List<Entry> entries) {}

  /** The entries that fit, newest first; fewer than the limit when there are no more. */
  public List<Entry> find(Query query) {
    Lookup lookup = Lookup.of(query, cipher);
    TreeMap<UUID, Entry> entries = new TreeMap<>(Comparator.reverseOrder());
    Instant before = lookup.before();
    List<Found> found;
    do {
      found = bundles(lookup, before);
      for (Found bundle : found) {
        bundle.entries().stream().filter(lookup::fits).forEach(e -> entries.put(e.id(), e));
        before = bundle.began();
      }
    } while (found.size() >= query.limit() && entries.size() < query.limit());
    return entries.values().stream().limit(query.limit()).toList();
  }

  /** As many as the limit or more, unless there are no more; all of the second of the last one. */
  private List<Found> bundles(Lookup lookup, @Nullable Instant before) {
    if (!lookup.indexed()) {
      return bundles(SearchSql.of(lookup.query(), before));
    }
    List<UUID> ids = List.copyOf(segments.find(lookup, before));
    return ids.isEmpty() ? List.of() : bundles(SearchSql.of(ids));
  }

  private List<Found> bundles(SearchSql search) {
    return jdbc.query(search.sql(), (row, n) -> found(row), search.arguments().toArray());
  }

  private static Found found(ResultSet row) throws SQLException {
    Instant began = row.getObject("began", OffsetDateTime.class).toInstant();
    Bundle.Kind kind =
        new Bundle.Kind(
            row.getString("platform"),
            row.getString("operation"),
            row.getString("canonical_operation"),
            row.getString("direction"),
            Outcome.of(row.getString("outcome")),
            row.getString("node"),
            began);
    return new Found(
        row.getObject("id", UUID.class),
        began,
        row.getObject("ending", UUID.class),
        Entries.read(row.getString("entries"), kind));
  }

  private record Located(Entry entry, Found bundle) {}

  private Optional<Located> locate(UUID id) {
    return bundles(SearchSql.of(Bundle.second(TimeSortedId.time(id)))).stream()
        .flatMap(bundle -> bundle.entries().stream().map(entry -> new Located(entry, bundle)))
        .filter(located -> located.entry().id().equals(id))
        .findFirst();
  }

  /** An entry. */
  public Optional<Entry> entry(UUID id) {
    return locate(id).map(Located::entry);
  }

  /**
   * What passed in an exchange; empty when there is no such entry.
   *
   * @throws org.hospitalhub.crypto.UnreadablePayloadException when its key is missing
   */
  public Optional<Payload> payload(UUID id) {
    return locate(id)
        .map(
            at ->
                payload(at.entry(), at.bundle().id())
                    .and(payload(at.entry(), at.bundle().ending())));
  }

  private Payload payload(Entry entry, @Nullable UUID bundle) {
    if (bundle == null) {
      return Payload.NOTHING;
    }
    Map<Integer, ByteArrayOutputStream> chunks = new TreeMap<>();
    jdbc.query(
        "select chunk, sealed from journal_payload where platform = ? and bundle = ? order by part",
        row -> {
          chunks
              .computeIfAbsent(row.getInt(1), chunk -> new ByteArrayOutputStream())
              .writeBytes(row.getBytes(2));
        },
        entry.platform(),
        bundle);
    return chunks.values().stream()
        .map(chunk -> payloads.open(entry.id(), chunk.toByteArray()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(Payload.NOTHING);
  }
}
