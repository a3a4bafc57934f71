package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Function;

/** The JSON Schema of a canonical value; it is also what OpenAPI shows. */
record CanonicalLeaf(Map<String, CanonicalField> fields, Map<String, CodeTable> tables)
    implements Function<Row, ObjectNode> {

  @Override
  public ObjectNode apply(Row row) {
    CanonicalField field = fields.get(row.path().toString());
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    switch (field.type()) {
      case STRING, IDENTIFIER, ATTACHMENT -> string(schema, field);
      case INTEGER -> schema.put("type", "integer");
      case BOOLEAN -> schema.put("type", "boolean");
      case DECIMAL ->
          schema
              .put("type", "string")
              .put("pattern", field.term().minimum() == null ? Formats.DECIMAL : Formats.POSITIVE);
      case DATE, BIRTH_DATE -> schema.put("type", "string").put("format", "date");
      case TIME -> schema.put("type", "string").put("pattern", Formats.TIME);
      case DATETIME -> schema.put("type", "string").put("pattern", Formats.DATE_TIME);
    }
    CodeTable table = field.codes() == null ? null : tables.get(field.codes());
    if (table != null) { // that there is none was reported with the dictionary
      ArrayNode values = schema.putArray("enum");
      table.codes().forEach(values::add);
    }
    return schema.put("description", field.term().zh());
  }

  private static void string(ObjectNode schema, CanonicalField field) {
    schema.put("type", "string");
    if (field.required()) {
      schema.put("minLength", 1);
    }
  }
}
