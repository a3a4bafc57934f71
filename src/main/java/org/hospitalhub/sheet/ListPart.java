package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An element that repeats.
 *
 * @param element the repeated element: an object, or a value
 * @param canonical where the canonical list stands; null when the list goes nowhere
 */
record ListPart(String name, Part element, @Nullable CanonicalPath canonical) implements Part {

  @Override
  public List<String> aliases() {
    return element.aliases();
  }

  @Override
  public JsonNode normalise(JsonNode wire, boolean exact) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    if (wire.isArray()) {
      wire.forEach(item -> add(list, item, exact));
    } else {
      add(list, wire, exact);
    }
    return list;
  }

  private void add(ArrayNode list, JsonNode item, boolean exact) {
    JsonNode normal = element.normalise(item, exact);
    if (normal != null) {
      list.add(normal);
    }
  }

  @Override
  public void toCanonical(JsonNode wire, ObjectNode target) {
    if (canonical == null) {
      return;
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (JsonNode item : wire) {
      if (element instanceof LeafPart leaf) {
        leaf.append(item, list);
      } else {
        element.toCanonical(item, list.addObject());
      }
    }
    canonical.put(target, list);
  }

  @Override
  public @Nullable JsonNode toWire(JsonNode source, Target target) {
    JsonNode items = canonical == null ? null : canonical.get(source);
    if (items == null || items.isEmpty()) {
      return null;
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (JsonNode item : items) {
      list.add(
          element instanceof ObjectPart object
              ? object.whole(item, target)
              : ((LeafPart) element).item(item));
    }
    return list;
  }
}
