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

  @Override
  public String toString() {
    return String.join(".", names);
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

  /** Removes the value there, and the objects that have nothing else. */
  public void remove(ObjectNode object) {
    remove(object, 0);
  }

  private void remove(ObjectNode object, int depth) {
    JsonNode child = object.get(names[depth]);
    if (depth == names.length - 1) {
      object.remove(names[depth]);
    } else if (child instanceof ObjectNode below) {
      remove(below, depth + 1);
      if (below.isEmpty()) {
        object.remove(names[depth]);
      }
    }
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
