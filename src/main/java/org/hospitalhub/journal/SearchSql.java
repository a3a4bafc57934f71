package org.hospitalhub.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a search. They are made so that every search is a few ranges of an index,
 * whatever the statistics say. One with a limit tells all of the second that it ends in.
 */
record SearchSql(String sql, List<Object> arguments) {

  /** These bundles, newest first. */
  static SearchSql of(List<UUID> ids) {
    String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
    return new SearchSql(
        "select * from journal_bundle where id in (" + marks + ") order by began desc",
        List.copyOf(ids));
  }

  /** The bundles of a second. */
  static SearchSql of(Instant began) {
    List<Object> arguments = new ArrayList<>();
    return new SearchSql(
        ofEach(null, outcome -> select(outcome) + compared("began", "=", began, arguments)),
        arguments);
  }

  /**
   * Bundles by anything but a business key or a trace: the ranges of each outcome are read newest
   * first, and merged.
   *
   * @param before none that began then or later; null: any
   */
  static SearchSql of(Query query, @Nullable Instant before) {
    List<Object> arguments = new ArrayList<>();
    String ranges = ofEach(query.outcome(), outcome -> of(outcome, query, before, arguments));
    return new SearchSql(
        "select * from (" + ranges + ") b order by began desc" + first(query.limit()), arguments);
  }

  private static String of(
      Outcome outcome, Query query, @Nullable Instant before, List<Object> arguments) {
    return select(outcome)
        + others(query, arguments)
        + range("began", query, before, arguments)
        + " order by "
        + leading(query)
        + "outcome desc, began desc"
        + first(query.limit());
  }

  private static String ofEach(@Nullable Outcome outcome, Function<Outcome, String> select) {
    return (outcome == null ? Stream.of(Outcome.values()) : Stream.of(outcome))
        .map(one -> "(" + select.apply(one) + ")")
        .collect(Collectors.joining(" union all "));
  }

  private static String select(Outcome outcome) {
    return "select * from journal_bundle where outcome = '" + outcome.id() + "'";
  }

  /** Conditions; the second must not look like a use of an index of its own. */
  private static String others(Query query, List<Object> arguments) {
    String platform = query.operation() == null ? "platform" : "substring(platform from 1)";
    return equal(platform, query.platform(), arguments)
        + equal("operation", query.operation(), arguments);
  }

  /** Columns that are all the same, named so that H2 too sees that the index is in this order. */
  private static String leading(Query query) {
    if (query.operation() != null) {
      return "operation desc, ";
    }
    return query.platform() == null ? "" : "platform desc, ";
  }

  /**
   * The ids of bundles with a trace, or else with a business key, that began on these days (UTC).
   * What only the bundle tells is asked for each by itself: no estimate makes a database read all
   * of them instead.
   */
  static SearchSql inSegments(
      Lookup lookup, LocalDate first, LocalDate last, @Nullable Instant before, int limit) {
    Query query = lookup.query();
    List<Object> arguments = new ArrayList<>(List.of(first, last));
    String conditions =
        equal("s.platform", query.platform(), arguments)
            + pointer(lookup, arguments)
            + range("k.began", query, before, arguments)
            + equal(ofBundle("operation"), query.operation(), arguments)
            + equal(
                ofBundle("outcome"),
                query.outcome() == null ? null : query.outcome().id(),
                arguments);
    return new SearchSql(
        "select distinct k.bundle, k.began"
            + " from journal_segment s join "
            + (query.trace() == null ? "journal_key" : "journal_trace")
            + " k on k.segment = s.id"
            + " where s.began between ? and ?"
            + conditions
            + " order by k.began desc"
            + first(limit),
        arguments);
  }

  private static String pointer(Lookup lookup, List<Object> arguments) {
    Query query = lookup.query();
    return query.trace() == null
        ? among("k.key_value", lookup.keys(), arguments)
            + equal("k.name", query.keyName(), arguments)
        : equal("k.trace", Traces.number(query.trace()), arguments);
  }

  private static String ofBundle(String column) {
    return "(select b." + column + " from journal_bundle b where b.id = k.bundle)";
  }

  private static String equal(String column, @Nullable Object value, List<Object> arguments) {
    if (value == null) {
      return "";
    }
    arguments.add(value);
    return " and " + column + " = ?";
  }

  private static String among(String column, Set<String> values, List<Object> arguments) {
    arguments.addAll(values);
    return " and %s in (%s)"
        .formatted(column, String.join(", ", Collections.nCopies(values.size(), "?")));
  }

  private static String range(
      String column, Query query, @Nullable Instant before, List<Object> arguments) {
    Instant from = query.from() == null ? null : Bundle.second(query.from());
    return compared(column, ">=", from, arguments) + compared(column, "<", before, arguments);
  }

  private static String compared(
      String column, String test, @Nullable Instant time, List<Object> arguments) {
    if (time == null) {
      return "";
    }
    arguments.add(time.atOffset(ZoneOffset.UTC));
    return " and " + column + " " + test + " ?";
  }

  private static String first(int limit) {
    return " fetch first " + limit + " rows with ties";
  }
}
