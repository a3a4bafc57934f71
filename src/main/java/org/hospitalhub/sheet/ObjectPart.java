package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An element with elements below it, in the document's order.
 *
 * @param required whether a message must have it
 */
record ObjectPart(String name, List<String> aliases, boolean required, List<Part> children)
    implements Part {

  private static final TextNode EMPTY = TextNode.valueOf("");

  @Override
  public @Nullable JsonNode normalise(JsonNode wire, boolean exact) {
    if (!wire.isObject()) {
      return wire.isTextual() && wire.textValue().isBlank() ? null : wire;
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Part child : children) {
      JsonNode normal = find(wire, child, exact);
      if (normal != null) {
        object.set(child.name(), normal);
      }
    }
    return object;
  }

  private static @Nullable JsonNode find(JsonNode wire, Part child, boolean exact) {
    JsonNode value = normal(wire.get(child.name()), child, exact);
    for (String alias : child.aliases()) {
      value = either(value, normal(wire.get(alias), child, exact));
    }
    return value;
  }

  private static @Nullable JsonNode normal(@Nullable JsonNode wire, Part child, boolean exact) {
    return wire == null ? null : child.normalise(wire, exact);
  }

  /** What is said under two names; where they differ both, which no contract has room for. */
  private static @Nullable JsonNode either(@Nullable JsonNode value, @Nullable JsonNode other) {
    if (value == null || other != null && blank(value)) {
      return other == null ? value : other;
    }
    return other == null || blank(other) || other.equals(value)
        ? value
        : JsonNodeFactory.instance.arrayNode().add(value).add(other);
  }

  private static boolean blank(JsonNode value) {
    return value.isNull()
        || value.isTextual() && value.textValue().isBlank()
        || value.isArray() && value.isEmpty();
  }

  @Override
  public void toCanonical(JsonNode wire, ObjectNode canonical) {
    for (Part child : children) {
      JsonNode value = wire.get(child.name());
      if (value != null) {
        child.toCanonical(value, canonical);
      } else if (child instanceof LeafPart) {
        child.toCanonical(EMPTY, canonical);
      }
    }
  }

  @Override
  public @Nullable JsonNode toWire(JsonNode canonical, Target target) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    boolean anything = false;
    for (Part child : children) {
      JsonNode value = child.toWire(canonical, target);
      anything |= value != null;
      put(object, child, value, target);
    }
    return anything ? object : null;
  }

  /** The element with all its children, even if there is nothing to write in them. */
  ObjectNode whole(JsonNode canonical, Target target) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Part child : children) {
      put(object, child, child.toWire(canonical, target), target);
    }
    return object;
  }

  /**
   * What of the element stands in a refusal.
   *
   * @param told what the error tells of it
   * @param around what stands there already
   */
  ObjectNode refusal(JsonNode told, JsonNode around, Target target) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Part child : children) {
      JsonNode value = told.get(child.name());
      boolean open = value instanceof ObjectNode || around.get(child.name()) instanceof ObjectNode;
      if (open && child instanceof ObjectPart below) {
        object.set(
            child.name(),
            below.refusal(told.path(child.name()), around.path(child.name()), target));
      } else if (value == null) {
        empty(object, child, target);
      } else {
        object.set(child.name(), value);
      }
    }
    return object;
  }

  private static void empty(ObjectNode object, Part child, Target target) {
    if (child instanceof LeafPart leaf && (target.emptyElements() || leaf.field().required())) {
      JsonNode filled = leaf.filler(target);
      object.set(child.name(), filled == null ? EMPTY : filled);
    } else if (child instanceof ObjectPart && target.emptyElements()) {
      object.set(child.name(), EMPTY);
    } else if (child instanceof ObjectPart below && below.required()) {
      object.putObject(child.name());
    }
  }

  private static void put(ObjectNode object, Part child, @Nullable JsonNode value, Target target) {
    JsonNode filled = value == null && child instanceof LeafPart leaf ? leaf.filler(target) : value;
    if (filled != null) {
      object.set(child.name(), filled);
    } else if (target.emptyElements() && !(child instanceof ListPart)) {
      object.set(child.name(), EMPTY);
    }
  }
}
