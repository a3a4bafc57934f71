package org.hospitalhub.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statement of a search. It is made so that every search is a few ranges of an index, whatever
 * the statistics say: the ranges of each outcome are read newest first, and merged.
 */
record SearchSql(String sql, List<Object> arguments) {

  static SearchSql of(Query query) {
    return query.keyValue() == null ? byOutcome(query) : byKey(query, query.keyValue());
  }

  private static SearchSql byKey(Query query, String value) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(value);
    String conditions =
        "k.key_value = ?"
            + equal("k.name", query.keyName(), arguments)
            + equal("e.outcome", query.outcome() == null ? null : query.outcome().id(), arguments)
            + others("e.", query, arguments)
            + range("k.entry", query, arguments);
    return new SearchSql(
        "select e.* from journal_key k join journal_entry e on e.id = k.entry where "
            + conditions
            + " order by k.key_value desc, k.entry desc limit "
            + query.limit(),
        arguments);
  }

  private static SearchSql byOutcome(Query query) {
    List<Object> arguments = new ArrayList<>();
    String ranges =
        (query.outcome() == null ? Stream.of(Outcome.values()) : Stream.of(query.outcome()))
            .map(outcome -> "(" + ofOutcome(outcome, query, arguments) + ")")
            .collect(Collectors.joining(" union all "));
    return new SearchSql(
        "select * from (" + ranges + ") e order by id desc limit " + query.limit(), arguments);
  }

  private static String ofOutcome(Outcome outcome, Query query, List<Object> arguments) {
    return "select * from journal_entry where outcome = '"
        + outcome.id()
        + "'"
        + others("", query, arguments)
        + range("id", query, arguments)
        + " order by "
        + leading(query)
        + "outcome desc, id desc limit "
        + query.limit();
  }

  /** Columns that are all the same, named so that H2 too sees that the index is in this order. */
  private static String leading(Query query) {
    if (query.operation() != null) {
      return "operation desc, ";
    }
    return query.platform() == null ? "" : "platform desc, ";
  }

  /** Conditions; those behind the first must not look like a use of an index of their own. */
  private static String others(String alias, Query query, List<Object> arguments) {
    boolean key = query.keyValue() != null;
    String platform = alias + "platform";
    String operation = alias + "operation";
    return equal(
            key || query.operation() != null ? unindexed(platform) : platform,
            query.platform(),
            arguments)
        + equal(key ? unindexed(operation) : operation, query.operation(), arguments);
  }

  private static String unindexed(String column) {
    return "substring(" + column + " from 1)";
  }

  private static String equal(String column, @Nullable String value, List<Object> arguments) {
    if (value == null) {
      return "";
    }
    arguments.add(value);
    return " and " + column + " = ?";
  }

  private static String range(String column, Query query, List<Object> arguments) {
    StringBuilder conditions = new StringBuilder();
    bound(query.from(), ">=").forEach((test, id) -> add(column, test, id, conditions, arguments));
    bound(query.until(), "<").forEach((test, id) -> add(column, test, id, conditions, arguments));
    if (query.after() != null) {
      add(column, "<", query.after(), conditions, arguments);
    }
    return conditions.toString();
  }

  private static Map<String, UUID> bound(@Nullable Instant time, String test) {
    return time == null ? Map.of() : Map.of(test, TimeSortedId.floor(time));
  }

  private static void add(
      String column, String test, UUID id, StringBuilder conditions, List<Object> arguments) {
    conditions.append(" and ").append(column).append(' ').append(test).append(" ?");
    arguments.add(id);
  }
}
