package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/** Writes the JSON Schema of a table; what a value must look like is the caller's business. */
final class SchemaWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Function<Row, ObjectNode> leaves;
  private final boolean closed;

  /**
   * A writer.
   *
   * @param closed whether fields that are not in the table are refused
   */
  SchemaWriter(boolean closed, Function<Row, ObjectNode> leaves) {
    this.closed = closed;
    this.leaves = leaves;
  }

  ObjectNode write(Shape root) {
    return object(root);
  }

  private ObjectNode object(Shape shape) {
    ObjectNode schema = JSON.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JSON.arrayNode();
    for (Shape child : shape.children()) {
      properties.set(child.name(), schema(child));
      if (child.required()) {
        required.add(child.name());
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    companions(shape, schema);
    return closed ? schema.put("additionalProperties", false) : schema;
  }

  /** Not {@code dependentRequired}: on the wire what is not said may be an empty element. */
  private static void companions(Shape shape, ObjectNode schema) {
    for (Shape child : shape.children()) {
      String other = child.requiredWith();
      if (other != null) {
        ObjectNode condition = schema.withArray("allOf").addObject();
        said(condition.putObject("if"), other);
        said(condition.putObject("then"), child.name());
      }
    }
  }

  private static void said(ObjectNode schema, String name) {
    schema.putArray("required").add(name);
    schema.putObject("properties").putObject(name).put("minLength", 1);
  }

  private ObjectNode schema(Shape shape) {
    Row row = shape.row();
    ObjectNode element = shape.leaf() && row != null ? leaves.apply(row) : object(shape);
    if (row != null) {
      element.put("title", row.field().title());
    }
    if (!shape.list()) {
      return element;
    }
    ObjectNode list = JSON.objectNode().put("type", "array");
    list.set("items", element);
    return shape.required() ? list.put("minItems", 1) : list;
  }
}
