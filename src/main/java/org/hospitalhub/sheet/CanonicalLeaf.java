package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The JSON Schema of a canonical value; it is also what OpenAPI shows. */
record CanonicalLeaf(Map<String, CodeTable> tables, List<Finding> findings)
    implements Function<Row, ObjectNode> {

  @Override
  public ObjectNode apply(Row row) {
    Field field = row.field();
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    switch (CanonicalSheet.typeOf(field)) {
      case STRING, IDENTIFIER, IDENTITY_CARD, ATTACHMENT -> string(schema, field);
      case INTEGER -> schema.put("type", "integer");
      case BOOLEAN -> schema.put("type", "boolean");
      case DECIMAL ->
          schema
              .put("type", "string")
              .put("pattern", field.minimum() == null ? Formats.DECIMAL : Formats.POSITIVE);
      case DATE, BIRTH_DATE -> schema.put("type", "string").put("format", "date");
      case TIME -> schema.put("type", "string").put("pattern", Formats.TIME);
      case DATETIME -> schema.put("type", "string").put("pattern", Formats.DATE_TIME);
    }
    if (field.codes() != null) {
      codes(schema, row);
    }
    return schema;
  }

  private static void string(ObjectNode schema, Field field) {
    schema.put("type", "string");
    if (field.required()) {
      schema.put("minLength", 1);
    }
    if (field.length() != null) {
      schema.put("maxLength", field.length());
    }
  }

  private void codes(ObjectNode schema, Row row) {
    CodeTable table = tables.get(row.field().codes());
    if (table == null) {
      findings.add(
          row.finding(
              "there is no code table '" + row.field().codes() + "'",
              "add codes/" + row.field().codes() + ".yaml"));
      return;
    }
    ArrayNode values = schema.putArray("enum");
    table.codes().forEach(values::add);
  }
}
