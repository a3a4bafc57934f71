package org.hospitalhub.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/** Variations of a good message: every value of it replaced, removed, or with company. */
final class Spoilt {

  private static final List<JsonNode> VALUES =
      List.of(
          TextNode.valueOf(""),
          TextNode.valueOf("x"),
          TextNode.valueOf("很".repeat(300)),
          TextNode.valueOf("2026-02-31"),
          TextNode.valueOf("2026-11-20"),
          TextNode.valueOf("2026-11-20T08:30:00"),
          TextNode.valueOf("2026-02-29T08:30:00"),
          TextNode.valueOf("2028-02-29T08:30:00"),
          TextNode.valueOf("2026-04-31T08:30:00"),
          TextNode.valueOf("2026-11-20T08:30"),
          TextNode.valueOf("2026-11-20T24:30:00"),
          TextNode.valueOf("15.00"),
          TextNode.valueOf("15"),
          TextNode.valueOf("08:30"),
          TextNode.valueOf("morning"),
          IntNode.valueOf(15),
          JsonNodeFactory.instance.numberNode(1.5),
          BooleanNode.TRUE,
          JsonNodeFactory.instance.nullNode(),
          JsonNodeFactory.instance.arrayNode(),
          JsonNodeFactory.instance.objectNode());

  private Spoilt() {}

  static List<JsonNode> messages(JsonNode good) {
    List<JsonNode> all = new ArrayList<>();
    for (String pointer : pointers("", good)) {
      int slash = pointer.lastIndexOf('/');
      for (JsonNode value : VALUES) {
        JsonNode copy = good.deepCopy();
        put(copy.at(pointer.substring(0, slash)), pointer.substring(slash + 1), value);
        all.add(copy);
      }
      JsonNode without = good.deepCopy();
      JsonNode parent = without.at(pointer.substring(0, slash));
      if (parent instanceof ObjectNode object) {
        object.remove(pointer.substring(slash + 1));
        all.add(without.deepCopy());
        object.put("unknown", "x");
        all.add(without);
      }
    }
    return all;
  }

  private static void put(JsonNode parent, String name, JsonNode value) {
    if (parent instanceof ArrayNode list) {
      list.set(Integer.parseInt(name), value);
    } else {
      ((ObjectNode) parent).set(name, value);
    }
  }

  private static List<String> pointers(String at, JsonNode node) {
    List<String> pointers = new ArrayList<>();
    if (!at.isEmpty()) {
      pointers.add(at);
    }
    node.propertyStream()
        .forEach(child -> pointers.addAll(pointers(at + "/" + child.getKey(), child.getValue())));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      pointers.addAll(pointers(at + "/" + i, node.get(i)));
    }
    return pointers;
  }
}
