package org.hospitalhub.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A named case of an operation: what its message is at each stage that the case shows.
 *
 * @param stages by their names, as the file has them
 */
public record Case(String name, Map<String, JsonNode> stages) {

  public boolean has(String stage) {
    return stages.containsKey(stage);
  }

  /** A stage that must be there. */
  JsonNode get(String stage) {
    JsonNode value = stages.get(stage);
    if (value == null) {
      throw new AssertionError(name + " has no " + stage);
    }
    return value;
  }

  /** A message as it goes over the wire; what stands as a tree is JSON. */
  public String wire(String stage) {
    JsonNode value = get(stage);
    return value.isTextual() ? value.textValue().stripTrailing() : value.toString();
  }

  /** The canonical error that the case gives or expects; null when it is about none. */
  @Nullable String error() {
    JsonNode error = stages.get("error");
    return error == null ? null : error.isTextual() ? error.textValue() : error.path("id").asText();
  }
}
