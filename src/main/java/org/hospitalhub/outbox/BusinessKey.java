package org.hospitalhub.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.hospitalhub.sheet.StorableText;

/** What a message is about: the values of the paths that its canonical sheet declares. */
final class BusinessKey {

  private static final int LONGEST = 200;
  private static final int HASH = 64;

  private BusinessKey() {}

  /**
   * The key as text, {@code {"hospital.id":"H001","schedule.id":"S1"}}; a long one ends with the
   * digest of the whole. Different values never give the same text.
   */
  static String of(List<String> paths, JsonNode message) {
    ObjectNode key = JsonNodeFactory.instance.objectNode();
    for (String path : paths) {
      ArrayNode values = key.arrayNode();
      collect(message, path.split("\\."), 0, values);
      if (path.contains("[]")) {
        key.set(path, values);
      } else {
        key.set(path, values.isEmpty() ? key.nullNode() : values.get(0));
      }
    }
    String text = key.toString();
    return text.length() <= LONGEST
        ? text
        : StorableText.first(text, LONGEST - HASH - 1) + "#" + Content.hash(text);
  }

  private static void collect(JsonNode node, String[] steps, int depth, ArrayNode values) {
    if (depth == steps.length) {
      values.add(node.asText());
      return;
    }
    String step = steps[depth];
    boolean list = step.endsWith("[]");
    JsonNode next = node.get(list ? step.substring(0, step.length() - 2) : step);
    if (next == null || next.isNull()) {
      return;
    }
    if (list) {
      next.forEach(item -> collect(item, steps, depth + 1, values));
    } else {
      collect(next, steps, depth + 1, values);
    }
  }
}
