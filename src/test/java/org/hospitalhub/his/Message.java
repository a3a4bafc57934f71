package org.hospitalhub.his;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A canonical request, written as its paths. */
record Message(String operation, Map<String, String> fields) {

  private static final JsonNode NAMED =
      HisCase.read(Path.of("src/test/resources/his/messages.yaml"));

  /** {@code of("slot.read", "slot.id", "S1", ...)}. */
  static Message of(String operation, String... pathsAndValues) {
    return new Message(operation, Map.of()).with(pathsAndValues);
  }

  /** One of {@code his/messages.yaml}, or of an operation that is asked nothing. */
  static Message named(String name) {
    JsonNode named = NAMED.path(name);
    if (named.isMissingNode()) {
      return of(name);
    }
    Message message = named.has("like") ? named(named.get("like").textValue()) : of(name);
    message = named.has("ask") ? message.as(named.get("ask").textValue()) : message;
    for (Map.Entry<String, JsonNode> field : named.path("with").properties()) {
      message = message.with(field.getKey(), field.getValue().asText());
    }
    return message;
  }

  Message with(String... pathsAndValues) {
    Map<String, String> changed = new TreeMap<>(fields);
    for (int i = 0; i < pathsAndValues.length; i += 2) {
      changed.put(pathsAndValues[i], pathsAndValues[i + 1]);
    }
    return new Message(operation, changed);
  }

  Message without(String path) {
    Map<String, String> changed = new TreeMap<>(fields);
    changed.remove(path);
    return new Message(operation, changed);
  }

  /** The same content for another operation. */
  Message as(String otherOperation) {
    return new Message(otherOperation, fields);
  }

  /** As a tree; {@code requests[].id} holds comma-separated values. */
  ObjectNode tree() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    fields.forEach(
        (path, value) -> {
          if (path.equals("requests[].id")) {
            for (String id : value.split(",")) {
              tree.withArrayProperty("requests").addObject().put("id", id);
            }
          } else {
            int dot = path.lastIndexOf('.');
            ObjectNode owner =
                dot < 0 ? tree : tree.withObject("/" + path.substring(0, dot).replace('.', '/'));
            owner.put(path.substring(dot + 1), value);
          }
        });
    return tree;
  }
}
