package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value with a character that no text has: a control character, half of a character, or the one
 * that stands where bytes could not be read. It comes of a wrong encoding or of a program's
 * mistake, and would be kept for ever where the value is kept.
 *
 * @param path the value's path in the message, {@code list.item[0].schid}
 * @param character the character, {@code U+FFFD}
 */
record Unreadable(String path, String character) {

  private static final int REPLACEMENT = 0xFFFD;

  /** All of them in a message. */
  static List<Unreadable> in(JsonNode message) {
    List<Unreadable> found = new ArrayList<>();
    collect("", message, found);
    return found;
  }

  private static void collect(String path, JsonNode node, List<Unreadable> found) {
    if (node.isTextual()) {
      String character = first(node.textValue());
      if (character != null) {
        found.add(new Unreadable(path, character));
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(path + "[" + i + "]", node.get(i), found);
      }
    } else {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        String name = field.getKey();
        collect(path.isEmpty() ? name : path + "." + name, field.getValue(), found);
      }
    }
  }

  private static @Nullable String first(String text) {
    for (int i = 0; i < text.length(); i++) {
      int character = text.codePointAt(i);
      if (character == REPLACEMENT || Unwritable.is(character)) {
        return "U+%04X".formatted(character);
      }
      i += Character.charCount(character) - 1;
    }
    return null;
  }
}
