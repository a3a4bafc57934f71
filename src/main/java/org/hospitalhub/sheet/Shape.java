package org.hospitalhub.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tree that the paths of a table's rows span, in the table's order. */
final class Shape {

  private final String name;
  private final FieldPath path;
  private final boolean list;
  private final Map<String, Shape> children = new LinkedHashMap<>();
  private @Nullable Row row;

  private Shape(String name, FieldPath path, boolean list) {
    this.name = name;
    this.path = path;
    this.list = list;
  }

  /** The tree of a table; paths that are a list here and none there are findings. */
  static Shape of(List<Row> rows, List<Finding> findings) {
    Shape root = new Shape("", FieldPath.ROOT, false);
    rows.forEach(row -> root.add(row, findings));
    root.companions(findings);
    return root;
  }

  private void add(Row row, List<Finding> findings) {
    Shape shape = this;
    List<FieldPath.Step> seen = new ArrayList<>();
    for (FieldPath.Step step : row.path().steps()) {
      seen.add(step);
      FieldPath here = new FieldPath(List.copyOf(seen));
      shape = shape.children.computeIfAbsent(step.name(), n -> new Shape(n, here, step.list()));
      if (shape.list != step.list()) {
        findings.add(
            row.finding(
                "'" + step.name() + "' is a list in one row and none in another",
                "write [] behind it in every row or in none"));
      }
    }
    shape.row = row;
  }

  /** What a field is required with stands beside it. */
  private void companions(List<Finding> findings) {
    for (Shape child : children.values()) {
      String other = child.requiredWith();
      if (other != null && !children.containsKey(other)) {
        findings.add(
            child.row.finding(
                "'" + other + "' does not stand beside '" + child.path + "'",
                "name a field of the same container"));
      }
      child.companions(findings);
    }
  }

  /** The field beside it that asks for it; null when there is none. */
  @Nullable String requiredWith() {
    return row == null ? null : row.field().requiredWith();
  }

  String name() {
    return name;
  }

  FieldPath path() {
    return path;
  }

  boolean list() {
    return list;
  }

  boolean leaf() {
    return children.isEmpty();
  }

  @Nullable Row row() {
    return row;
  }

  List<String> aliases() {
    return row == null ? List.of() : row.field().aliases();
  }

  List<Shape> children() {
    return List.copyOf(children.values());
  }

  /**
   * Whether a message must have it: its row says so, or an object below which something must be.
   */
  boolean required() {
    if (row != null) {
      return row.field().required();
    }
    return !list && children.values().stream().anyMatch(Shape::required);
  }

  /** All rows at and below it. */
  Stream<Row> rows() {
    return Stream.concat(Stream.ofNullable(row), children.values().stream().flatMap(Shape::rows));
  }
}
