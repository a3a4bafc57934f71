package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value.
 *
 * @param path its path in the message, for errors
 * @param canonical where it goes below the nearest list element; null when it goes nowhere
 * @param outside whether it stands in a list and its canonical value does not: it is written of the
 *     message's and never read
 * @param joined where each piece goes below its element of a canonical list, when the wire joins
 *     them in one value
 * @param echo where the request has it, when a reply repeats it; the first that says something
 */
record LeafPart(
    String name,
    Field field,
    String path,
    Conversion conversion,
    @Nullable CanonicalPath canonical,
    boolean outside,
    @Nullable CanonicalPath joined,
    List<CanonicalPath> echo)
    implements Part {

  private static final TextNode EMPTY = TextNode.valueOf("");

  @Override
  public List<String> aliases() {
    return field.aliases();
  }

  @Override
  public JsonNode normalise(JsonNode wire, boolean exact) {
    if (wire.isTextual()) {
      String text = wire.textValue();
      String normal =
          exact
              ? Identifiers.strip(text)
              : WireFormat.tidy(conversion.normalise(text), field.format());
      return normal.equals(text) ? wire : TextNode.valueOf(normal);
    }
    if (wire.isObject()) {
      // an element with attributes: its text stands under the empty name
      return wire.isEmpty() ? EMPTY : wire.has("") ? normalise(wire.get(""), exact) : wire;
    }
    return wire.isValueNode() ? TextNode.valueOf(wire.isNull() ? "" : wire.asText()) : wire;
  }

  @Override
  public void toCanonical(JsonNode wire, ObjectNode target) {
    if (canonical == null || outside) {
      return;
    }
    JsonNode value = read(wire);
    if (value != null) {
      canonical.put(target, value);
    }
  }

  /** The canonical value of a wire value; null when it means nothing. */
  private @Nullable JsonNode read(JsonNode wire) {
    String text = wire.asText();
    if (text.isEmpty() && field.fallback() != null) {
      text = field.fallback();
    }
    if (text.isEmpty() && (field.join() != null || !(conversion instanceof Conversion.Codes))) {
      return null;
    }
    return field.join() == null ? conversion.toCanonical(text) : split(text);
  }

  private ArrayNode split(String text) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (String piece : text.split(Pattern.quote(field.join()))) {
      JsonNode value = conversion.toCanonical(piece.strip());
      if (value != null && joined == null) {
        list.add(value);
      } else if (value != null) {
        joined.put(list.addObject(), value);
      }
    }
    return list;
  }

  /** Adds the canonical value of one value of a list. */
  void append(JsonNode wire, ArrayNode list) {
    JsonNode value = read(wire);
    if (value != null && canonical != null) {
      if (canonical.names().length == 0) {
        list.add(value);
      } else {
        canonical.put(list.addObject(), value);
      }
    }
  }

  @Override
  public @Nullable JsonNode toWire(JsonNode source, Target target) {
    JsonNode value = canonical == null ? null : canonical.get(outside ? target.message() : source);
    return value == null ? null : write(value);
  }

  /** What is written when the canonical message has no value: an echo, a constant, a default. */
  @Nullable JsonNode filler(Target target) {
    JsonNode repeated = target.request() == null ? null : repeated(target.request());
    if (repeated != null && !repeated.asText().isEmpty() && fits(repeated.asText())) {
      return repeated;
    }
    String text = field.constant() == null ? field.fallback() : field.constant();
    return text == null ? (repeated == null ? null : EMPTY) : typed(text);
  }

  private @Nullable JsonNode repeated(JsonNode request) {
    JsonNode repeated = null;
    for (CanonicalPath path : echo) {
      JsonNode value = path.get(request);
      if (value != null && !value.asText().isEmpty()) {
        return value;
      }
      repeated = repeated == null ? value : repeated;
    }
    return repeated;
  }

  /** A refusal repeats nothing that the reply has no room for. */
  private boolean fits(String text) {
    return field.length() == null || text.codePointCount(0, text.length()) <= field.length();
  }

  /** The wire value of one element of a canonical list. */
  JsonNode item(JsonNode element) {
    JsonNode value = canonical == null ? null : canonical.get(element);
    return value == null ? EMPTY : write(value);
  }

  /** The wire value of a canonical value. */
  private JsonNode write(JsonNode value) {
    if (field.join() != null && value.isArray()) {
      List<String> pieces = new ArrayList<>();
      value.forEach(item -> pieces.add(piece(joined == null ? item : joined.get(item))));
      return TextNode.valueOf(String.join(field.join(), pieces));
    }
    return typed(text(value));
  }

  /** One of the values that are joined: with what stands between them in it, it would be two. */
  private String piece(@Nullable JsonNode value) {
    String text = text(value);
    if (text.contains(String.valueOf(field.join()))) {
      throw misfit(Violation.Kind.FORBIDDEN, Expected.both(String.valueOf(field.join())));
    }
    return text;
  }

  /** The value as the wire types it; text unless the row says more. */
  private JsonNode typed(String text) {
    if (field.type() == null || text.isEmpty()) {
      return TextNode.valueOf(text);
    }
    return switch (field.type()) {
      case "number" -> DecimalNode.valueOf(new BigDecimal(text));
      case "boolean" -> BooleanNode.valueOf(Boolean.parseBoolean(text));
      default -> TextNode.valueOf(text);
    };
  }

  private String text(@Nullable JsonNode value) {
    String text = value == null ? "" : conversion.toWire(value);
    if (text == null && (field.required() || !value.asText().isEmpty())) {
      // empty would say something else than the code that cannot be written
      throw misfit(Violation.Kind.CODE, new Expected("the codes that the platform has", "平台支持的代码"));
    }
    return text == null ? "" : text;
  }

  private CanonicalException misfit(Violation.Kind kind, Expected expected) {
    return CanonicalException.of(List.of(new Violation(path, field.title(), kind, expected)));
  }
}
