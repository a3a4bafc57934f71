package org.hospitalhub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hospitalhub.sheet.Unwritable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the hub writes has no character that no document may have: hospitals' databases have them,
 * and one would make the whole message unreadable. A space stands in its place, which every
 * platform can read in every encoding.
 */
final class PrintableText {

  private static final Logger LOG = LoggerFactory.getLogger(PrintableText.class);

  private final String platform;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  PrintableText(String platform) {
    this.platform = platform;
  }

  /**
   * The message as it can be written. What is replaced is logged once for each field, without its
   * value.
   *
   * @param operation null when the message belongs to none
   */
  ObjectNode of(ObjectNode message, @Nullable String operation) {
    return (ObjectNode) legible(message, operation == null ? "" : operation, "");
  }

  private JsonNode legible(JsonNode node, String operation, String path) {
    if (node instanceof TextNode) {
      String text = node.textValue();
      String legible = Unwritable.replaced(text);
      if (legible.equals(text)) {
        return node;
      }
      tell(operation, path);
      return TextNode.valueOf(legible);
    }
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        String below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
        field.setValue(legible(field.getValue(), operation, below));
      }
    } else if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, legible(list.get(i), operation, path + "[]"));
      }
    }
    return node;
  }

  private void tell(String operation, String field) {
    if (told.add(operation + "/" + field)) {
      LOG.warn(
          "{}/{}: {} had a character that no document may have, a space is written instead: correct"
              + " it where it comes from",
          platform,
          operation,
          field);
    }
  }
}
