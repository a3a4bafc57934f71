package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema of a value on the wire. Everything is text there; an optional value may be empty.
 *
 * @param types the canonical types of that side
 * @param codes the platform's code columns
 * @param forbidden text no value may contain; null when anything goes
 */
record WireLeaf(Map<String, FieldType> types, CodeColumns codes, @Nullable String forbidden)
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
    if (field.codes() != null) {
      return codes(schema, row);
    }
    String pattern = pattern(row);
    return pattern == null ? schema : schema.put("pattern", pattern);
  }

  private ObjectNode codes(ObjectNode schema, Row row) {
    CodeColumn column = codes.find(row.field().codes(), row);
    if (column != null && row.field().join() == null) {
      ArrayNode values = schema.putArray("enum");
      column.toCanonical().keySet().forEach(values::add);
      if (!row.field().required() && !column.toCanonical().containsKey("")) {
        values.add("");
      }
      schema.remove("minLength");
      schema.remove("maxLength");
    }
    return schema;
  }

  private @Nullable String pattern(Row row) {
    Field field = row.field();
    String number = number(row);
    String own = number == null ? field.pattern() : number;
    if (own == null) {
      return forbidden == null ? null : "^[^" + Pattern.quote(forbidden) + "]*$";
    }
    return field.required() ? own : "^$|" + own;
  }

  private @Nullable String number(Row row) {
    if (row.field().unit() != null) {
      return row.field().unit() == Field.Unit.FEN ? Formats.FEN : Formats.YUAN;
    }
    FieldType type = row.canonical() == null ? null : types.get(row.canonical().toString());
    return type == FieldType.INTEGER ? Formats.WHOLE : null;
  }
}
