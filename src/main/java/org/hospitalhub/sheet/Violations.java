package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what the errors of a JSON Schema mean for the fields of a table: one violation per field, in
 * the table's order.
 *
 * @param fields the fields by path
 * @param forbidden text no value may contain; null when anything goes
 */
record Violations(Map<String, Field> fields, @Nullable String forbidden) {

  private static final int SHORT_LIST = 12;
  private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

  private static final Expected SINGLE = new Expected("a single value", "单个值");

  /** The kinds of a JSON value in words. */
  private static final Map<String, Expected> STRUCTURES =
      Map.of(
          "object", new Expected("an object", "一组数据项"),
          "array", new Expected("a list", "列表"),
          "integer", new Expected("a whole number", "整数"),
          "boolean", new Expected("true or false", "true或false"),
          "string", new Expected("a string", "单个值"));

  List<Violation> of(List<Error> errors, List<Unreadable> values) {
    Map<String, Integer> order = order();
    Map<String, Violation> byPath = new LinkedHashMap<>();
    Stream.concat(errors.stream().flatMap(this::violations), values.stream().map(this::violation))
        .forEach(v -> byPath.merge(v.path(), v, Violations::moreTelling));
    return byPath.values().stream()
        .map(violation -> new Placed(violation, position(violation, order)))
        .sorted(Comparator.comparingInt(Placed::position))
        .map(Placed::violation)
        .toList();
  }

  private record Placed(Violation violation, int position) {}

  private Map<String, Integer> order() {
    Map<String, Integer> order = new HashMap<>();
    fields.keySet().forEach(path -> order.put(path, order.size()));
    return order;
  }

  /** A field that is empty is not also ill-formed; one that is ill-formed is not also too long. */
  private static Violation moreTelling(Violation a, Violation b) {
    return a.kind().compareTo(b.kind()) <= 0 ? a : b;
  }

  /** Where a field stands in the table; a container without a row, where its first field does. */
  private int position(Violation violation, Map<String, Integer> order) {
    String flat = flat(violation.path());
    String key = key(flat);
    if (key != null) {
      return order.get(key);
    }
    return violation.kind() == Violation.Kind.UNKNOWN
        ? order.size()
        : fields.keySet().stream()
            .filter(path -> path.startsWith(flat + ".") || path.startsWith(flat + "[]."))
            .findFirst()
            .map(order::get)
            .orElse(order.size());
  }

  /** The path of a field of all elements of a list. */
  private static String flat(String exact) {
    return INDEX.matcher(exact).replaceAll("[]");
  }

  /** The key of a field by its path, a list with or without its brackets. */
  private @Nullable String key(String flat) {
    return fields.containsKey(flat) ? flat : fields.containsKey(flat + "[]") ? flat + "[]" : null;
  }

  private Violation violation(Unreadable value) {
    String key = key(flat(value.path()));
    String title = key == null ? "" : fields.get(key).title();
    return new Violation(
        value.path(), title, Violation.Kind.UNREADABLE, Expected.both(value.character()));
  }

  private Stream<Violation> violations(Error error) {
    NodePath at = error.getInstanceLocation();
    String exact = path(at, true, error.getProperty());
    String flat = path(at, false, error.getProperty());
    String key = key(flat);
    Field field = key == null ? null : fields.get(key);
    Violation.Kind kind = kind(error, field);
    List<String> below =
        field == null && kind == Violation.Kind.MISSING ? requiredBelow(flat) : List.of();
    if (!below.isEmpty()) {
      return below.stream().map(path -> missing(exact, flat, path));
    }
    return Stream.of(
        new Violation(
            exact, field == null ? "" : field.title(), kind, expected(kind, field, error)));
  }

  /** What is missing with a container that has no row of its own. */
  private List<String> requiredBelow(String container) {
    return fields.keySet().stream()
        .filter(path -> path.startsWith(container + ".") && fields.get(path).required())
        .filter(path -> !path.substring(container.length()).contains("[]."))
        .filter(path -> fields.keySet().stream().noneMatch(f -> optionalAbove(f, path)))
        .toList();
  }

  private boolean optionalAbove(String container, String path) {
    return path.startsWith(container + ".") && !fields.get(container).required();
  }

  private Violation missing(String exact, String flat, String path) {
    String rest = path.substring(flat.length());
    String name = rest.endsWith("[]") ? rest.substring(0, rest.length() - 2) : rest;
    return new Violation(
        exact + name, fields.get(path).title(), Violation.Kind.MISSING, Expected.NOTHING);
  }

  private Violation.Kind kind(Error error, @Nullable Field field) {
    JsonNode found = error.getInstanceNode();
    String value = found == null ? "" : found.asText();
    return switch (error.getKeyword()) {
      case "required", "minLength", "minItems" -> Violation.Kind.MISSING;
      case "maxLength" -> Violation.Kind.TOO_LONG;
      case "enum" -> {
        if (found != null && found.isContainerNode()) {
          yield Violation.Kind.STRUCTURE;
        }
        yield value.isEmpty() && field != null && field.required()
            ? Violation.Kind.MISSING
            : Violation.Kind.CODE;
      }
      case "additionalProperties" -> Violation.Kind.UNKNOWN;
      case "pattern" ->
          forbidden != null && value.contains(forbidden)
              ? Violation.Kind.FORBIDDEN
              : field != null && field.codes() != null
                  ? Violation.Kind.CODE
                  : Formats.kind(error.getSchemaNode().asText());
      case "format" -> Violation.Kind.FORMAT;
      default -> Violation.Kind.STRUCTURE;
    };
  }

  private Expected expected(Violation.Kind kind, @Nullable Field field, Error error) {
    JsonNode value = error.getSchemaNode();
    return switch (kind) {
      case TOO_LONG -> Expected.both(value.asText());
      case FORBIDDEN -> Expected.both(String.valueOf(forbidden));
      case CODE -> codes(field, value);
      case VALUE, FORMAT ->
          field != null && field.format() != null
              ? Expected.both(field.format())
              : Formats.words(value.asText(), field, error.getInstanceNode().asText());
      case STRUCTURE -> structure(value);
      default -> Expected.NOTHING;
    };
  }

  private static Expected structure(JsonNode type) {
    return STRUCTURES.getOrDefault(type.asText(), SINGLE);
  }

  private static Expected codes(@Nullable Field field, JsonNode codes) {
    if (field != null && (codes.isTextual() || codes.size() > SHORT_LIST)) {
      return new Expected("the codes of " + field.codes(), "代码表所列代码");
    }
    List<String> all = new ArrayList<>();
    codes.forEach(code -> all.add(code.asText()));
    all.removeIf(String::isEmpty);
    return Expected.both(String.join("/", all));
  }

  private static String path(NodePath at, boolean exact, @Nullable String property) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < at.getNameCount(); i++) {
      if (at.getElement(i) instanceof Integer index) {
        path.append('[').append(exact ? String.valueOf(index) : "").append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(at.getElement(i));
      }
    }
    return property == null ? path.toString() : path + (path.isEmpty() ? "" : ".") + property;
  }
}
