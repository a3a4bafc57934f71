package org.hospitalhub.his;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a case expects of a value. An object names the fields that matter, one that is empty means
 * that there are none, and {@code null} that the field is not there. A list is as long as it is,
 * {@code {size: 3}} says that alone. {@code $name} takes whatever is there the first time, and must
 * be the same afterwards; {@code ~…} is a regular expression.
 */
final class Expectation {

  private static final Pattern NAME = Pattern.compile("\\$([a-z][A-Za-z]*)");

  private final Map<String, JsonNode> known = new HashMap<>();

  /** What is otherwise than expected: nothing when it is as it should be. */
  List<String> differences(JsonNode expected, JsonNode actual) {
    List<String> found = new ArrayList<>();
    compare("", expected, actual, found);
    return found;
  }

  private void compare(String path, JsonNode expected, JsonNode actual, List<String> found) {
    if (expected.isTextual() && NAME.matcher(expected.textValue()).matches()) {
      compareKnown(path, expected.textValue(), actual, found);
    } else if (actual.isArray() && expected.isObject()) {
      compare(path + "/size", expected.path("size"), IntNode.valueOf(actual.size()), found);
    } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
      for (int i = 0; i < expected.size(); i++) {
        compare(path + "/" + i, expected.get(i), actual.get(i), found);
      }
    } else if (expected.isObject() && actual.isObject() && !expected.isEmpty()) {
      expected
          .properties()
          .forEach(
              e -> compare(path + "/" + e.getKey(), e.getValue(), actual.path(e.getKey()), found));
    } else if (!fits(expected, actual)) {
      found.add((path.isEmpty() ? "it" : path) + " is not " + expected + " but " + actual);
    }
  }

  private void compareKnown(String path, String name, JsonNode actual, List<String> found) {
    JsonNode before = known.putIfAbsent(name.substring(1), actual);
    if (actual.isMissingNode() || before != null && !before.equals(actual)) {
      found.add(path + " is not " + name + ", which is " + before + ", but " + actual);
    }
  }

  private static boolean fits(JsonNode expected, JsonNode actual) {
    if (expected.isNull()) {
      return actual.isMissingNode();
    }
    if (expected.isTextual() && expected.textValue().startsWith("~")) {
      return actual.isTextual()
          && Pattern.matches(expected.textValue().substring(1), actual.textValue());
    }
    return expected.isNumber() && actual.isNumber()
        ? expected.asText().equals(actual.asText())
        : expected.equals(actual);
  }

  /** A text with the values of the names in it. */
  String filled(String text) {
    return NAME.matcher(text).replaceAll(name -> Matcher.quoteReplacement(value(name.group(1))));
  }

  private String value(String name) {
    JsonNode value = known.get(name);
    if (value == null) {
      throw new AssertionError("no reply has told $" + name);
    }
    return value.asText();
  }
}
