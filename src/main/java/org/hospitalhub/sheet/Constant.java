package org.hospitalhub.sheet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;

/**
 * A value that is always written so, as a text or, in JSON, as the boolean or the number that it is
 * in the file.
 */
public record Constant(String text, Type type) {

  /** What it is in JSON. */
  public enum Type {
    TEXT,
    BOOLEAN,
    NUMBER
  }

  /** As a file has it. */
  @JsonCreator
  static Constant of(JsonNode node) {
    Type type = node.isBoolean() ? Type.BOOLEAN : node.isNumber() ? Type.NUMBER : Type.TEXT;
    return new Constant(node.asText(), type);
  }

  /** Another value as this one would be written; a text where it cannot be. */
  public JsonNode like(String value) {
    if (type == Type.BOOLEAN && isBoolean(value)) {
      return BooleanNode.valueOf(Boolean.parseBoolean(value));
    }
    return type == Type.NUMBER && value.matches("-?(0|[1-9]\\d*)(\\.\\d+)?")
        ? DecimalNode.valueOf(new BigDecimal(value))
        : TextNode.valueOf(value);
  }

  /** Whether a value that was read is this one: many write numbers and booleans as texts. */
  public boolean is(String value) {
    return type == Type.BOOLEAN ? text.equalsIgnoreCase(value) : text.equals(value);
  }

  private static boolean isBoolean(String value) {
    return value.equals("true") || value.equals("false");
  }

  @Override
  public String toString() {
    return text;
  }
}
