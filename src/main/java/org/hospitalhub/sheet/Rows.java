package org.hospitalhub.sheet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns tables into rows: included types are put in their places, with their own lines. */
final class Rows {

  private static final int DEEPEST = 5;

  private final Path types;
  private final List<Finding> findings;
  private final Map<String, YamlFile> files = new HashMap<>();
  private final Set<String> included = new HashSet<>();

  /**
   * For the sheets of one platform.
   *
   * @param types the folder of the types they include
   */
  Rows(Path types, List<Finding> findings) {
    this.types = types;
    this.findings = findings;
  }

  /** The rows of one side of a sheet. */
  List<Row> of(YamlFile file, String side, Map<String, Field> fields) {
    List<Row> rows = new ArrayList<>();
    add(rows, new Place(file, "/" + side, null, null, 0), fields);
    return rows;
  }

  /** The types that were included so far. */
  Set<String> included() {
    return Set.copyOf(included);
  }

  /** Where a table stands: in a file, and below which container. */
  private record Place(
      YamlFile file,
      String pointer,
      @Nullable FieldPath wire,
      @Nullable FieldPath canonical,
      int depth) {

    FieldPath wire(FieldPath below) {
      return wire == null ? below : wire.plus(below);
    }

    FieldPath canonical(FieldPath below) {
      return canonical == null ? below : canonical.plus(below);
    }
  }

  private void add(List<Row> rows, Place place, Map<String, Field> fields) {
    fields.forEach(
        (name, field) -> {
          int line = place.file().line(place.pointer() + YamlFile.step(name));
          FieldPath path = place.wire(FieldPath.of(name));
          FieldPath canonical =
              field.canonical() == null ? null : place.canonical(FieldPath.of(field.canonical()));
          Row row = new Row(path, field, canonical, place.file().path(), line);
          if (field.include() == null) {
            rows.add(row);
          } else {
            rows.add(new Row(path, field, null, place.file().path(), line));
            include(rows, row, place);
          }
        });
  }

  private void include(List<Row> rows, Row row, Place place) {
    String name = String.valueOf(row.field().include());
    Path path = types.resolve(name + ".yaml");
    if (!Files.exists(path) || place.depth() > DEEPEST) {
      findings.add(
          row.finding(
              Files.exists(path) ? "types include each other" : "there is no type '" + name + "'",
              "include a type of " + types));
      return;
    }
    included.add(name);
    try {
      YamlFile file = files.computeIfAbsent(name, n -> YamlFile.read(path));
      OperationSheet.Type type = FileSchemas.read(file, "type", OperationSheet.Type.class);
      FieldPath canonical = row.canonical() == null ? place.canonical() : row.canonical();
      add(
          rows,
          new Place(file, "/fields", row.path(), canonical, place.depth() + 1),
          type.fields());
    } catch (RejectedFileException e) {
      e.findings().stream().filter(f -> !findings.contains(f)).forEach(findings::add);
    }
  }
}
