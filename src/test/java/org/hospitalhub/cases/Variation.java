package org.hospitalhub.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stage that is as another case's but for some fields: {@code {like: success, with: {no: "2"},
 * without: [fee]}}. Fields are elements of an XML document, which has each once, or paths of a
 * tree.
 */
final class Variation {

  private static final Set<String> KEYS = Set.of("like", "with", "without");

  private Variation() {}

  static boolean is(JsonNode stage) {
    return stage.isObject()
        && stage.path("like").isTextual()
        && stage.properties().stream().allMatch(key -> KEYS.contains(key.getKey()));
  }

  /** The stage as it is meant. */
  static JsonNode of(JsonNode model, JsonNode variation) {
    JsonNode result = model.deepCopy();
    for (Map.Entry<String, JsonNode> field : variation.path("with").properties()) {
      result = with(result, field.getKey(), field.getValue());
    }
    for (JsonNode field : variation.path("without")) {
      result = without(result, field.textValue());
    }
    return result;
  }

  private static JsonNode with(JsonNode stage, String field, JsonNode value) {
    if (stage.isTextual()) {
      return replaced(stage, "(<%1$s(?: [^>]*)?>)[^<]*(</%1$s>)", field, "$1" + xml(value) + "$2");
    }
    owner(stage, field).set(last(field), value);
    return stage;
  }

  private static JsonNode without(JsonNode stage, String field) {
    if (stage.isTextual()) {
      return replaced(stage, "\\n? *<%1$s(?: [^>]*)?>[^<]*</%1$s>", field, "");
    }
    if (owner(stage, field).remove(last(field)) == null) {
      throw new AssertionError("there is no " + field);
    }
    return stage;
  }

  private static JsonNode replaced(JsonNode stage, String element, String field, String by) {
    String text = stage.textValue();
    Matcher found = Pattern.compile(element.formatted(Pattern.quote(field))).matcher(text);
    if (found.results().count() != 1) {
      throw new AssertionError("the document has no one element " + field);
    }
    return TextNode.valueOf(found.replaceFirst(by));
  }

  private static String xml(JsonNode value) {
    String text = value.asText().replace("&", "&amp;").replace("<", "&lt;");
    return Matcher.quoteReplacement(text);
  }

  private static ObjectNode owner(JsonNode tree, String path) {
    JsonNode owner = tree;
    List<String> names = List.of(path.split("\\."));
    for (String name : names.subList(0, names.size() - 1)) {
      owner = owner.path(name);
    }
    if (owner instanceof ObjectNode object) {
      return object;
    }
    throw new AssertionError("there is nothing that has " + path);
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
