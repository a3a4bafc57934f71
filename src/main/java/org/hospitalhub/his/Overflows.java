package org.hospitalhub.his;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Expected;
import org.hospitalhub.sheet.Violation;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Finds which fields of a request are too long for the columns they are written to. Databases do
 * not say it alike, some not at all: the columns are asked how much they hold.
 */
final class Overflows {

  /** What a database may count: characters, units of UTF-16 (H2), bytes (Oracle). */
  private static final List<ToIntFunction<String>> LENGTHS =
      List.of(
          text -> text.codePointCount(0, text.length()),
          String::length,
          text -> text.getBytes(StandardCharsets.UTF_8).length);

  private static final int INTEGER_BITS = 31;
  private static final int INTEGER_DIGITS = 10;

  private final JdbcTemplate jdbc;

  Overflows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What a column holds.
   *
   * @param most characters, or digits before the point; 0 when it says nothing
   */
  private record Column(int most, boolean integer) {

    static Column of(ResultSetMetaData all, int i) throws SQLException {
      boolean integer = all.getColumnClassName(i).equals(Integer.class.getName());
      return new Column(integer ? INTEGER_DIGITS : all.getPrecision(i) - all.getScale(i), integer);
    }

    boolean exceededBy(Object value, ToIntFunction<String> length) {
      if (value instanceof String text) {
        return most > 0 && length.applyAsInt(text) > most;
      }
      if (!(value instanceof Number)) {
        return false;
      }
      BigDecimal number = new BigDecimal(value.toString());
      return integer
          ? number.toBigInteger().bitLength() > INTEGER_BITS
          : most > 0 && number.precision() - number.scale() > most;
    }
  }

  /** A value that was bound, and the column that it was for. */
  private record Written(Object value, Column column) {}

  /**
   * What to answer: {@code too-long}, naming the request's fields by their canonical paths, or the
   * failure itself when nothing is too long.
   */
  RuntimeException canonical(OverflowException failure, JsonNode request) {
    RuntimeException cause = (RuntimeException) failure.getCause();
    if (SqlFailures.brokenRule(cause)) {
      return cause;
    }
    List<Written> written = written(failure);
    List<Violation> violations =
        LENGTHS.stream()
            .map(length -> violations(written, length, request))
            .filter(found -> !found.isEmpty())
            .findFirst()
            .orElse(List.of());
    return violations.isEmpty() && !SqlFailures.tooLong(cause)
        ? cause
        : new CanonicalException(CanonicalException.TOO_LONG, "", violations);
  }

  private static List<Violation> violations(
      List<Written> written, ToIntFunction<String> length, JsonNode request) {
    return written.stream()
        .filter(one -> one.column().exceededBy(one.value(), length))
        .flatMap(
            one -> {
              Expected most = Expected.both(String.valueOf(one.column().most()));
              return paths("", request, one.value()).stream()
                  .map(path -> new Violation(path, path, Violation.Kind.TOO_LONG, most));
            })
        .distinct()
        .toList();
  }

  private List<Written> written(OverflowException failure) {
    List<Written> written = new ArrayList<>();
    WriteTargets targets = WriteTargets.of(failure.bound().sql());
    if (targets == null) {
      return written;
    }
    Map<String, Column> columns = columns(targets.table());
    for (int i = 0; i < failure.bound().cells().size() && i < targets.columns().size(); i++) {
      Object value = failure.bound().cells().get(i).value();
      String name = targets.columns().get(i);
      Column column = name == null ? null : columns.get(name.toLowerCase(Locale.ROOT));
      if (value != null && column != null) {
        written.add(new Written(value, column));
      }
    }
    return written;
  }

  private Map<String, Column> columns(String table) {
    try {
      Map<String, Column> columns = new HashMap<>();
      jdbc.query(
          "select * from " + table + " where 1 = 0",
          rows -> {
            ResultSetMetaData all = rows.getMetaData();
            for (int i = 1; i <= all.getColumnCount(); i++) {
              columns.put(all.getColumnLabel(i).toLowerCase(Locale.ROOT), Column.of(all, i));
            }
            return null;
          });
      return columns;
    } catch (DataAccessException e) {
      return Map.of(); // whoever may insert need not be allowed to read
    }
  }

  /** The request's fields that have this value: columns of rows in between may have carried it. */
  private static List<String> paths(String path, JsonNode node, Object value) {
    List<String> paths = new ArrayList<>();
    if (node.isValueNode()) {
      boolean same =
          value instanceof BigDecimal && node.isTextual() && node.asText().matches("-?\\d+\\.\\d+")
              ? new BigDecimal(node.asText()).compareTo((BigDecimal) value) == 0
              : node.asText().equals(value.toString());
      return same ? List.of(path) : List.of();
    }
    node.properties()
        .forEach(
            field ->
                paths.addAll(
                    paths(
                        path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                        field.getValue(),
                        value)));
    return paths;
  }
}
