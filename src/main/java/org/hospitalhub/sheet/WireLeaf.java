package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema of a value on the wire. Everything is text there; an optional value may be empty.
 *
 * @param types the canonical types of that side
 * @param codes the platform's code columns
 * @param forbidden text no value may contain; null when anything goes
 * @param asked whether the hub is asked by it, so that a constant is the only value that is taken
 */
record WireLeaf(
    Map<String, FieldType> types, CodeColumns codes, @Nullable String forbidden, boolean asked)
    implements Function<Row, ObjectNode> {

  @Override
  public ObjectNode apply(Row row) {
    Field field = row.field();
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
    if (field.required()) {
      schema.put("minLength", 1);
    }
    if (field.length() != null) {
      schema.put("maxLength", field.length());
    }
    if (field.format() != null) {
      return schema.put("format", field.format());
    }
    if (field.derive() != null) {
      return schema; // whatever the other side counts, it is not read
    }
    if (field.codes() != null) {
      return codes(schema, row);
    }
    if (asked && field.constant() != null) {
      return only(schema, Set.of(field.constant()), field);
    }
    patterns(row)
        .forEach(
            pattern -> {
              if (schema.has("pattern")) {
                schema.withArray("allOf").addObject().put("pattern", pattern);
              } else {
                schema.put("pattern", pattern);
              }
            });
    return schema;
  }

  private ObjectNode codes(ObjectNode schema, Row row) {
    Field field = row.field();
    CodeColumn column = codes.find(field.codes(), row);
    if (column == null) {
      return schema;
    }
    Set<String> all = column.toCanonical().keySet();
    if (field.join() != null) {
      String one = all.stream().map(Pattern::quote).collect(Collectors.joining("|"));
      return schema.put("pattern", optional(Formats.pieces(one, field.join()), field));
    }
    schema.remove("minLength");
    schema.remove("maxLength");
    return only(schema, all, field);
  }

  private static ObjectNode only(ObjectNode schema, Set<String> all, Field field) {
    ArrayNode values = schema.putArray("enum");
    all.forEach(values::add);
    if (!field.required() && !all.contains("")) {
      values.add("");
    }
    return schema;
  }

  /** What a value must match, all of them. */
  private List<String> patterns(Row row) {
    Field field = row.field();
    List<String> patterns = new ArrayList<>();
    String number = number(row);
    if (number != null) {
      String one = number.substring(1, number.length() - 1);
      patterns.add(
          optional(field.join() == null ? number : Formats.pieces(one, field.join()), field));
    }
    if (field.pattern() != null && RowCheck.isPattern(field.pattern())) {
      patterns.add(optional(field.pattern(), field));
    }
    if (forbidden != null) {
      patterns.add("^[^" + Pattern.quote(forbidden) + "]*$");
    }
    return patterns;
  }

  private static String optional(String pattern, Field field) {
    return field.required() ? pattern : Formats.OR_EMPTY + pattern;
  }

  private @Nullable String number(Row row) {
    if (row.field().unit() != null) {
      return row.field().unit() == Field.Unit.FEN ? Formats.FEN : Formats.YUAN;
    }
    FieldType type = row.canonical() == null ? null : types.get(row.canonical().toString());
    return type == FieldType.INTEGER ? Formats.WHOLE : null;
  }
}
