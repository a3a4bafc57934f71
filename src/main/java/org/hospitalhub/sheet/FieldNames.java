package org.hospitalhub.sheet;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the fields of a message are called on the wire and in the canonical language, so that what
 * is wrong with a field is said in the words of whoever sent it.
 *
 * @param rows the table's rows that have a canonical path
 */
record FieldNames(List<Row> rows) {

  static FieldNames of(List<Row> rows) {
    return new FieldNames(rows.stream().filter(row -> row.canonical() != null).toList());
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
              return row == null ? v : v.at(String.valueOf(row.canonical()));
            })
        .toList();
  }

  private static String flat(FieldPath path) {
    return path.toString().replace("[]", "");
  }

  private static String flat(Violation violation) {
    return violation.path().replaceAll("\\[\\d*]", "");
  }
}
