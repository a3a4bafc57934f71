package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What must be right in each row by itself before it is compiled.
 *
 * @param types the canonical fields of that side and their types
 */
record RowCheck(Map<String, FieldType> types, CodeColumns codes, List<Finding> findings) {

  /** A name of a path. */
  static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_-]*";

  private static final Predicate<String> IS_NAME = Pattern.compile(NAME).asMatchPredicate();

  void check(List<Row> rows) {
    for (Row row : rows) {
      names(row, row.canonical());
      pattern(row);
      format(row);
      values(row);
    }
  }

  private void names(Row row, @Nullable FieldPath path) {
    if (path != null && !path.steps().stream().map(FieldPath.Step::name).allMatch(IS_NAME)) {
      findings.add(
          row.finding(
              "'" + path + "' is no path", "write names with dots between them, a list as name[]"));
    }
  }

  private void pattern(Row row) {
    String problem = row.field().pattern() == null ? null : problem(row.field().pattern());
    if (problem != null) {
      findings.add(
          row.finding(
              "'" + row.field().pattern() + "' is no regular expression: " + problem,
              "correct the pattern"));
    } else if (row.field().pattern() != null && row.field().patternTitle() == null) {
      findings.add(
          row.finding(
              "'" + row.path() + "' has a pattern and no words for it",
              "say in patternTitle what a value must be, in the platform's language"));
    }
  }

  private void format(Row row) {
    String pattern = row.field().format();
    if (pattern == null) {
      return;
    }
    if (row.field().join() != null) {
      findings.add(
          row.finding(
              "'" + row.path() + "' has a format and joins several values",
              "let the platform's list be a list, or join text"));
    }
    WireFormat format = WireFormat.find(pattern);
    FieldType type = row.canonical() == null ? null : types.get(row.canonical().toString());
    if (format == null) {
      findings.add(
          row.finding(
              "'" + pattern + "' is no format of dates and times",
              "write a pattern of java.time, such as yyyyMMdd"));
    } else if (temporal(type) && !format.holds(type)) {
      findings.add(
          row.finding(
              "'" + pattern + "' does not hold a " + type.name().toLowerCase(Locale.ROOT),
              "correct the format, or the type of " + row.canonical()));
    }
  }

  private static boolean temporal(@Nullable FieldType type) {
    return type != null && type.isTemporal();
  }

  /** What the sheet itself gives for a value fits the contract of that value. */
  private void values(Row row) {
    Field field = row.field();
    value(row, "default", field.fallback());
    value(row, "const", field.constant());
    if (field.example() != null && !field.example().contains("{")) {
      value(row, "example", field.example());
    }
  }

  private void value(Row row, String key, @Nullable String value) {
    if (value == null) {
      return;
    }
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.putObject("properties").set(key, new WireLeaf(types, codes, null, false).apply(row));
    new Contract(schema, Map.of(key, row.field()), null)
        .check(JsonNodeFactory.instance.objectNode().put(key, value))
        .forEach(
            violation ->
                findings.add(
                    row.finding(
                        key + " '" + value + "' " + violation.english(), "correct the " + key)));
  }

  /** Whether it is a regular expression; what is none was reported. */
  static boolean isPattern(String text) {
    return problem(text) == null;
  }

  private static @Nullable String problem(String pattern) {
    try {
      Pattern.compile(pattern);
      return null;
    } catch (PatternSyntaxException e) {
      return e.getDescription();
    }
  }
}
