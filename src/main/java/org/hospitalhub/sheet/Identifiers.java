package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The one way to write the number of a certificate, a card or a telephone. Those who send it write
 * full-width digits, a small x, or spaces that nobody sees, and mean the same number.
 *
 * @param paths where a canonical request has them; those in lists stay as they are
 */
record Identifiers(List<CanonicalPath> paths) {

  /** Those of a request. */
  static Identifiers of(Map<String, FieldType> types) {
    return new Identifiers(
        types.entrySet().stream()
            .filter(e -> e.getValue() == FieldType.IDENTIFIER && !e.getKey().contains("[]"))
            .map(e -> CanonicalPath.of(e.getKey()))
            .toList());
  }

  /**
   * Writes those of a canonical request in the one way, and every text without what nobody sees at
   * its ends: what platforms would get as the same is the same.
   */
  void normalise(ObjectNode message) {
    message.properties().forEach(field -> field.setValue(stripped(field.getValue())));
    for (CanonicalPath path : paths) {
      JsonNode value = path.get(message);
      if (value != null && value.isTextual()) {
        path.put(message, TextNode.valueOf(normal(value.textValue())));
      }
    }
  }

  /** Latin letters in capitals, ASCII digits, nothing invisible and no spaces. */
  static String normal(String written) {
    boolean plain = written.chars().allMatch(c -> c > ' ' && c <= '~' && !(c >= 'a' && c <= 'z'));
    if (plain) {
      return written;
    }
    StringBuilder normal = new StringBuilder(written.length());
    Normalizer.normalize(written, Normalizer.Form.NFKC)
        .codePoints()
        .filter(c -> !invisible(c))
        .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
        .forEach(normal::appendCodePoint);
    return normal.toString().toUpperCase(Locale.ROOT);
  }

  private static JsonNode stripped(JsonNode value) {
    if (value instanceof ObjectNode object) {
      object.properties().forEach(field -> field.setValue(stripped(field.getValue())));
    } else if (value instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, stripped(list.get(i)));
      }
    }
    return value.isTextual() ? TextNode.valueOf(strip(value.textValue())) : value;
  }

  /** Any value without what nobody sees at its ends. */
  static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && invisible(text.charAt(from))) {
      from++;
    }
    while (from < to && invisible(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** Spaces of any width, and characters without any: joiners, marks of direction and of order. */
  private static boolean invisible(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
