package org.hospitalhub.sheet;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the fields of a message are called on the wire and in the canonical language, so that what
 * is wrong with a field is said in the words of whoever sent it.
 *
 * @param rows the table's rows that have a canonical path
 * @param canonical the canonical fields by their paths
 */
record FieldNames(List<Row> rows, Map<String, CanonicalField> canonical) {

  private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

  static FieldNames of(List<Row> rows, Map<String, CanonicalField> canonical) {
    return new FieldNames(rows.stream().filter(row -> row.canonical() != null).toList(), canonical);
  }

  /** Violations by canonical paths as the wire names them; what has no row keeps its name. */
  List<Violation> onTheWire(List<Violation> canonical) {
    Map<String, Row> byCanonical =
        rows.stream()
            .collect(Collectors.toMap(row -> flat(row.canonical()), row -> row, (a, b) -> a));
    return canonical.stream()
        .map(
            v -> {
              Row row = byCanonical.get(flat(v));
              return row == null
                  ? v
                  : new Violation(
                      row.path().toString(), row.field().title(), v.kind(), v.expected());
            })
        .toList();
  }

  /** Violations by paths on the wire as the canonical language names them. */
  List<Violation> canonical(List<Violation> onTheWire) {
    Map<String, Row> byPath =
        rows.stream().collect(Collectors.toMap(row -> flat(row.path()), row -> row, (a, b) -> a));
    return onTheWire.stream()
        .map(
            v -> {
              Row row = byPath.get(flat(v));
              return row == null ? v : canonical(v, String.valueOf(row.canonical()));
            })
        .toList();
  }

  private Violation canonical(Violation violation, String path) {
    CanonicalField field = canonical.get(path);
    return new Violation(
        indexed(path, violation.path()),
        field == null ? "" : field.title(),
        violation.kind(),
        violation.expected());
  }

  /** A path with the indices of another one, as far as they go. */
  private static String indexed(String path, String exact) {
    String indexed = path;
    Matcher indices = INDEX.matcher(exact);
    while (indices.find()) {
      indexed = indexed.replaceFirst("\\[]", Matcher.quoteReplacement(indices.group()));
    }
    return indexed;
  }

  private static String flat(FieldPath path) {
    return path.toString().replace("[]", "");
  }

  private static String flat(Violation violation) {
    return violation.path().replaceAll("\\[\\d*]", "");
  }
}
