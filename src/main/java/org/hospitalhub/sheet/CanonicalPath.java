package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A compiled path below one object: no list on the way. */
public record CanonicalPath(String... names) {

  /** The path that is written {@code slot.date}. */
  public static CanonicalPath of(String path) {
    return new CanonicalPath(path.split("\\."));
  }

  /** The value there; null when there is none. */
  public @Nullable JsonNode get(JsonNode object) {
    JsonNode node = object;
    for (String name : names) {
      node = node.get(name);
      if (node == null || node.isNull()) {
        return null;
      }
    }
    return node;
  }

  /** Puts a value there; objects on the way are made. */
  public void put(ObjectNode object, JsonNode value) {
    ObjectNode parent = object;
    for (int i = 0; i < names.length - 1; i++) {
      parent =
          parent.get(names[i]) instanceof ObjectNode child ? child : parent.putObject(names[i]);
    }
    parent.set(names[names.length - 1], value);
  }
}
