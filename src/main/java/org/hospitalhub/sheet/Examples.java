package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes messages of a table's examples; a field without one is empty. Lists have one element. */
record Examples(Map<String, Field> fields, JsonNode request) {

  private static final Pattern REFERENCE = Pattern.compile("\\{([^{}]+)}");

  ObjectNode message() {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    fields.forEach(
        (path, field) -> {
          if (field.example() != null || field.constant() != null || !field.echo().isEmpty()) {
            put(message, FieldPath.of(path).steps(), value(field));
          }
        });
    return message;
  }

  private String value(Field field) {
    if (field.constant() != null) {
      return field.constant();
    }
    String text = field.example() == null ? "{" + field.echo().get(0) + "}" : field.example();
    String filled =
        REFERENCE
            .matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(request.path(found.group(1)).asText()));
    return field.length() != null && filled.length() > field.length()
        ? filled.substring(0, field.length())
        : filled;
  }

  private static void put(ObjectNode parent, List<FieldPath.Step> steps, String value) {
    FieldPath.Step step = steps.get(0);
    boolean last = steps.size() == 1;
    if (step.list()) {
      ArrayNode list = parent.withArray(step.name());
      if (last) {
        list.add(value);
      } else {
        put(
            list.isEmpty() ? list.addObject() : (ObjectNode) list.get(0),
            steps.subList(1, steps.size()),
            value);
      }
    } else if (last) {
      parent.put(step.name(), value);
    } else {
      put(parent.withObject("/" + step.name()), steps.subList(1, steps.size()), value);
    }
  }
}
