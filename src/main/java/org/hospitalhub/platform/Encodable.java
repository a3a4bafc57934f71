package org.hospitalhub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Expected;
import org.hospitalhub.sheet.Message;
import org.hospitalhub.sheet.Violation;

/** What an encoding has characters for: nothing else is sent in it, not even as a question mark. */
final class Encodable {

  private final Charset charset;

  Encodable(Charset charset) {
    this.charset = charset;
  }

  /**
   * Refuses a message with characters that the encoding does not have.
   *
   * @throws CanonicalException {@code invalid}, with the fields by their canonical names
   */
  void require(JsonNode written, Message message) {
    List<Violation> violations = new ArrayList<>();
    collect("", written, charset.newEncoder(), violations);
    if (!violations.isEmpty()) {
      throw message.inCanonicalNames(CanonicalException.of(violations));
    }
  }

  private void collect(
      String path, JsonNode node, CharsetEncoder encoder, List<Violation> violations) {
    if (node.isTextual()) {
      node.textValue()
          .codePoints()
          .filter(character -> !encoder.canEncode(Character.toString(character)))
          .findFirst()
          .ifPresent(
              character ->
                  violations.add(
                      new Violation(path, "", Violation.Kind.UNENCODABLE, named(character))));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(path + "[" + i + "]", node.get(i), encoder, violations);
      }
    } else {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        String name = field.getKey();
        collect(path.isEmpty() ? name : path + "." + name, field.getValue(), encoder, violations);
      }
    }
  }

  private Expected named(int character) {
    return Expected.both("U+%04X (%s)".formatted(character, charset.name()));
  }
}
