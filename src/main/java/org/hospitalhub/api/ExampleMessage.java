package org.hospitalhub.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** Makes a message that fits a schema; its values are obviously made up. */
final class ExampleMessage {

  private static final List<String> VALUES =
      List.of("2026-11-20", "2026-11-20T08:30:00", "15.00", "08:30");

  private ExampleMessage() {}

  static JsonNode of(JsonNode schema) {
    return of("", schema);
  }

  private static JsonNode of(String name, JsonNode schema) {
    if (schema.has("enum")) {
      return schema.get("enum").get(0);
    }
    return switch (schema.path("type").asText()) {
      case "object" -> object(schema);
      case "array" -> JsonNodeFactory.instance.arrayNode().add(of(name, schema.get("items")));
      case "integer" -> IntNode.valueOf(1);
      case "boolean" -> BooleanNode.TRUE;
      default -> TextNode.valueOf(text(name, schema));
    };
  }

  private static ObjectNode object(JsonNode schema) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> object.set(property.getKey(), of(property.getKey(), property.getValue())));
    return object;
  }

  private static String text(String name, JsonNode schema) {
    if (schema.path("format").asText().equals("date")) {
      return VALUES.get(0);
    }
    if (schema.has("pattern")) {
      String pattern = schema.get("pattern").asText();
      return VALUES.stream().filter(value -> value.matches(pattern)).findFirst().orElse("");
    }
    String title = schema.path("title").asText(name);
    return title.substring(0, Math.min(title.length(), schema.path("maxLength").asInt(64)));
  }
}
