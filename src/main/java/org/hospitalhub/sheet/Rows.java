package org.hospitalhub.sheet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns nested tables into rows: included types are put in their places, with their own lines. What
 * stands in {@code fields} is relative to its container, on the wire and in the canonical message.
 */
final class Rows {

  private static final int DEEPEST = 5;
  private static final Predicate<String> KEY =
      Pattern.compile(RowCheck.NAME + "(\\[])?").asMatchPredicate();

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
    add(rows, new Place(file, "/" + side, FieldPath.ROOT, FieldPath.ROOT, 0), fields);
    return rows;
  }

  /** The types that were included so far. */
  Set<String> included() {
    return Set.copyOf(included);
  }

  /** Where something stands: in a file, on the wire, and in the canonical message. */
  private record Place(
      YamlFile file, String pointer, FieldPath wire, FieldPath canonical, int depth) {

    Place field(String name, Field field) {
      String target = field.container() ? field.to() : field.canonical();
      return new Place(
          file,
          pointer + YamlFile.step(name),
          wire.plus(FieldPath.of(name)),
          target == null ? canonical : target(target),
          depth);
    }

    private FieldPath target(String path) {
      return whole(path) ? FieldPath.of(path.substring(1)) : canonical.plus(FieldPath.of(path));
    }

    Place fields() {
      return new Place(file, pointer + "/fields", wire, canonical, depth);
    }

    Place included(YamlFile type) {
      return new Place(type, "/fields", wire, canonical, depth + 1);
    }

    Row row(Field field, @Nullable FieldPath target) {
      return new Row(wire, field, target, file.path(), file.line(pointer));
    }

    Finding finding(String problem, String remedy) {
      return file.finding(pointer, problem, remedy);
    }
  }

  private void add(List<Row> rows, Place table, Map<String, Field> fields) {
    fields.forEach(
        (name, field) -> {
          Place place = table.field(name, field);
          if (!KEY.test(name)) {
            findings.add(unnamed(name, place));
          } else if (field.container()) {
            if (field.to() == null || paired(field.to(), 0, table, place)) {
              container(rows, field, place);
            }
          } else {
            boolean paired = paired(field.canonical(), field.join() == null ? 0 : 1, table, place);
            rows.add(place.row(field, paired ? place.canonical() : null));
          }
        });
  }

  /** A container that the document's table does not list is no row. */
  private void container(List<Row> rows, Field field, Place place) {
    if (!field.title().isEmpty()) {
      rows.add(place.row(field, null));
    }
    if (field.include() != null) {
      include(rows, field.include(), place);
    }
    if (field.fields() != null) {
      add(rows, place.fields(), field.fields());
    }
  }

  private static Finding unnamed(String name, Place place) {
    return name.contains(".")
        ? place.finding(
            "'" + name + "' is a path",
            "nest it, each below the one before it: " + name.replace(".", ": fields: "))
        : place.finding("'" + name + "' is no name", "write one name, a list as name[]");
  }

  /**
   * Whether every list on the way to a target is paired with a canonical one.
   *
   * @param target what it says of its place in the canonical message; null when it says nothing
   * @param joined how many canonical lists are one value on the wire
   */
  private boolean paired(@Nullable String target, int joined, Place table, Place place) {
    if (target == null) {
      return false;
    }
    boolean single = joined == 0 && table.wire().lists() == place.wire().lists();
    if (whole(target) && single && place.canonical().lists() == 0) {
      return true;
    }
    FieldPath lists = table.wire().upToList(table.canonical().lists() + 1);
    int expected = place.wire().lists() + joined;
    if (!lists.steps().isEmpty()) {
      findings.add(
          place.finding(
              "'"
                  + lists
                  + "' does not say which canonical list it is, and '"
                  + target
                  + "' is in it",
              "say it by to:"));
    } else if (place.canonical().lists() != expected) {
      findings.add(
          place.finding(
              "'%s' has %d lists, '%s' asks for %d"
                  .formatted(place.canonical(), place.canonical().lists(), place.wire(), expected),
              "pair every [] of the platform with one of the canonical path, or say join"));
    } else {
      return true;
    }
    return false;
  }

  /** Whether a canonical path begins at the message instead of at the container: {@code /a.b}. */
  private static boolean whole(String path) {
    return path.startsWith("/");
  }

  private void include(List<Row> rows, String name, Place place) {
    Path path = types.resolve(name + ".yaml");
    if (!Files.exists(path) || place.depth() > DEEPEST) {
      findings.add(
          place.finding(
              Files.exists(path) ? "types include each other" : "there is no type '" + name + "'",
              "include a type of " + types));
      return;
    }
    included.add(name);
    try {
      YamlFile file = files.computeIfAbsent(name, n -> YamlFile.read(path));
      OperationSheet.Type type = FileSchemas.read(file, "type", OperationSheet.Type.class);
      add(rows, place.included(file), type.fields());
    } catch (RejectedFileException e) {
      e.findings().stream().filter(f -> !findings.contains(f)).forEach(findings::add);
    }
  }
}
