package org.hospitalhub.sheet;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles the tree of a table to the parts that run. */
final class PartBuilder {

  private final Map<String, FieldType> types;
  private final CodeColumns codes;
  private final List<Finding> findings;

  /**
   * A builder for one side of one sheet.
   *
   * @param types the canonical fields of that side and their types
   */
  PartBuilder(Map<String, FieldType> types, CodeColumns codes, List<Finding> findings) {
    this.types = types;
    this.codes = codes;
    this.findings = findings;
  }

  ObjectPart root(Shape shape) {
    return object(shape);
  }

  private ObjectPart object(Shape shape) {
    return new ObjectPart(
        shape.name(),
        shape.aliases(),
        shape.required(),
        shape.children().stream().map(this::part).toList());
  }

  private Part part(Shape shape) {
    Part element = shape.leaf() ? leaf(shape) : object(shape);
    return shape.list() ? new ListPart(shape.name(), element, list(shape)) : element;
  }

  /** Where the canonical list of a wire list stands, below the element of the list around it. */
  private static @Nullable CanonicalPath list(Shape shape) {
    int depth = shape.path().lists();
    return shape
        .rows()
        .map(Row::canonical)
        .filter(path -> path != null && path.lists() >= depth)
        .findFirst()
        .map(path -> below(path.upToList(depth), depth - 1))
        .orElse(null);
  }

  private static CanonicalPath below(FieldPath path, int lists) {
    return new CanonicalPath(path.namesAfter(path.upToList(lists).steps().size()));
  }

  private LeafPart leaf(Shape shape) {
    Row row = shape.row();
    Field field = row.field();
    int depth = shape.path().lists();
    FieldPath canonical = row.canonical();
    List<CanonicalPath> echo =
        field.echo().stream()
            .map(path -> new CanonicalPath(FieldPath.of(path).namesAfter(0)))
            .toList();
    if (canonical == null) {
      return new LeafPart(
          shape.name(),
          field,
          row.path().toString(),
          new Conversion.Text(),
          null,
          false,
          null,
          echo);
    }
    CanonicalPath joined = null;
    if (field.join() != null) {
      FieldPath pieces = canonical.upToList(depth + 1);
      joined = new CanonicalPath(canonical.namesAfter(pieces.steps().size()));
      joined = joined.names().length == 0 ? null : joined;
      canonical = pieces;
    }
    return new LeafPart(
        shape.name(),
        field,
        row.path().toString(),
        conversion(row),
        below(canonical, depth),
        canonical.lists() < depth,
        joined,
        echo);
  }

  private Conversion conversion(Row row) {
    Field field = row.field();
    FieldType type = types.get(row.canonical().toString());
    if (type == null) {
      findings.add(
          row.finding(
              "'" + row.canonical() + "' is no field of the canonical operation",
              "correct the path, or add it to the canonical sheet"));
      return new Conversion.Text();
    }
    if (field.derive() != null) {
      return derived(row, type);
    }
    if (field.codes() != null) {
      CodeColumn column = codes.find(field.codes(), row);
      return column == null
          ? new Conversion.Text()
          : Conversion.Codes.of(column, type, field.required());
    }
    return switch (type) {
      case STRING, ATTACHMENT -> new Conversion.Text();
      case IDENTIFIER -> new Conversion.Identifier();
      case INTEGER -> new Conversion.Whole();
      case DECIMAL -> money(row);
      case BOOLEAN -> missing(row, "codes", "name the code table that says what true is");
      case DATE, BIRTH_DATE, DATETIME, TIME -> temporal(row, type);
    };
  }

  private Conversion derived(Row row, FieldType type) {
    if (type != FieldType.DATE || row.field().codes() == null) {
      findings.add(
          row.finding(
              "'" + row.path() + "' derives a weekday without a date or without codes",
              "let canonical be a date, and name the code table of weekdays"));
      return new Conversion.Text();
    }
    CodeColumn column = codes.find(row.field().codes(), row);
    return column == null ? new Conversion.Text() : new Conversion.Weekday(column.toWire());
  }

  private Conversion money(Row row) {
    Field.Unit unit = row.field().unit();
    return unit == null
        ? missing(row, "unit", "say whether the amount is in fen or in yuan")
        : new Conversion.Money(unit);
  }

  private Conversion temporal(Row row, FieldType type) {
    if (row.field().format() == null) {
      return missing(row, "format", "give the format the platform writes, such as yyyyMMdd");
    }
    WireFormat format = WireFormat.find(row.field().format());
    return format == null || format.name().equals(WireFormat.canonical(type))
        ? new Conversion.Text()
        : new Conversion.Temporal(type, format);
  }

  private Conversion missing(Row row, String key, String remedy) {
    findings.add(
        row.finding("'" + row.path() + "' needs " + key + " for " + row.canonical(), remedy));
    return new Conversion.Text();
  }
}
