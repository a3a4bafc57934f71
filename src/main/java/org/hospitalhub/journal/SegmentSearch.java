package org.hospitalhub.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Finds bundles by a business key or a trace. It looks into the segments of the newest day, then
 * into those of more and more days before, until there are enough: a key that millions of exchanges
 * have costs no more than one that a few have.
 */
final class SegmentSearch {

  private final JdbcTemplate jdbc;

  SegmentSearch(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  private record Days(@Nullable LocalDate first, @Nullable LocalDate last) {}

  /**
   * The ids of bundles that fit a query with a key or a trace: the newest, as many as its limit or
   * more, unless there are no more; all of the second of the last one.
   *
   * @param before none that began then or later; null: any
   */
  Set<UUID> find(Lookup lookup, @Nullable Instant before) {
    Query query = lookup.query();
    Days all = days();
    Set<UUID> found = new LinkedHashSet<>();
    if (all.first() == null || all.last() == null) {
      return found;
    }
    LocalDate first = query.from() == null ? all.first() : later(all.first(), day(query.from()));
    LocalDate last = before == null ? all.last() : earlier(all.last(), day(before));
    for (int days = 1; !last.isBefore(first) && found.size() < query.limit(); days *= 2) {
      LocalDate since = last.minusDays(days - 1L);
      SearchSql search =
          SearchSql.inSegments(lookup, since, last, before, query.limit() - found.size());
      found.addAll(
          jdbc.query(
              search.sql(),
              (row, n) -> row.getObject(1, UUID.class),
              search.arguments().toArray()));
      last = since.minusDays(1);
    }
    return found;
  }

  private Days days() {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "select min(began), max(began) from journal_segment",
            (row, n) ->
                new Days(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class))));
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}
