package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contract of one side of an operation, a compiled JSON Schema (draft 2020-12). */
public final class Contract {

  private final Schema schema;
  private final Map<String, Field> fields;
  private final @Nullable String forbidden;

  Contract(ObjectNode schema, Map<String, Field> fields, @Nullable String forbidden) {
    this.fields = fields;
    this.forbidden = forbidden;
    Dialect.Builder dialect = Dialect.builder(Dialects.getDraft202012());
    fields.values().stream()
        .map(Field::format)
        .distinct()
        .filter(f -> f != null)
        .forEach(f -> dialect.format(WireFormat.of(f)));
    this.schema =
        SchemaRegistry.withDialect(
                dialect.build(),
                registry ->
                    registry.schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()))
            .getSchema(schema);
  }

  /** The fields by path, in the table's order. */
  Map<String, Field> fields() {
    return fields;
  }

  /** The JSON Schema itself, for documents about the contract. */
  public JsonNode jsonSchema() {
    return schema.getSchemaNode();
  }

  /** Everything in a message that does not fit, in the order of the contract; empty when it fits. */
  public List<Violation> check(JsonNode message) {
    List<Error> errors = schema.validate(message);
    if (errors.isEmpty()) {
      return List.of();
    }
    List<String> order = List.copyOf(fields.keySet());
    return errors.stream()
        .flatMap(this::violations)
        .distinct()
        .sorted(
            (a, b) ->
                Integer.compare(
                    order.indexOf(a.path().replaceAll("\\[\\d+]", "[]")),
                    order.indexOf(b.path().replaceAll("\\[\\d+]", "[]"))))
        .toList();
  }

  private Stream<Violation> violations(Error error) {
    String property = error.getProperty();
    String exact = path(error.getInstanceLocation(), true, property);
    String flat = path(error.getInstanceLocation(), false, property);
    Field field = field(flat);
    Violation.Kind kind = kind(error);
    if (field == null && kind == Violation.Kind.MISSING) {
      return missingBelow(exact, flat);
    }
    return Stream.of(
        new Violation(
            exact, field == null ? exact : field.title(), kind, expected(kind, field, error)));
  }

  /** An object that no row describes is missing: the fields below it that must be there are named. */
  private Stream<Violation> missingBelow(String exact, String flat) {
    return fields.entrySet().stream()
        .filter(e -> e.getKey().startsWith(flat + ".") && e.getValue().required())
        .map(
            e ->
                new Violation(
                    exact + e.getKey().substring(flat.length()),
                    e.getValue().title(),
                    Violation.Kind.MISSING,
                    ""));
  }

  private @Nullable Field field(String flat) {
    Field field = fields.get(flat);
    return field == null ? fields.get(flat + "[]") : field;
  }

  private Violation.Kind kind(Error error) {
    return switch (error.getKeyword()) {
      case "required", "minLength", "minItems" -> Violation.Kind.MISSING;
      case "maxLength" -> Violation.Kind.TOO_LONG;
      case "enum" -> Violation.Kind.CODE;
      case "additionalProperties" -> Violation.Kind.UNKNOWN;
      case "pattern" ->
          forbidden != null && error.getInstanceNode().asText().contains(forbidden)
              ? Violation.Kind.FORBIDDEN
              : Violation.Kind.FORMAT;
      case "format" -> Violation.Kind.FORMAT;
      default -> Violation.Kind.STRUCTURE;
    };
  }

  private String expected(Violation.Kind kind, @Nullable Field field, Error error) {
    JsonNode value = error.getSchemaNode();
    return switch (kind) {
      case TOO_LONG -> value.asText();
      case FORBIDDEN -> String.valueOf(forbidden);
      case CODE -> codes(field, value);
      case FORMAT ->
          field != null && field.format() != null
              ? field.format()
              : error.getKeyword().equals("pattern") ? Formats.words(value.asText()) : value.asText();
      case STRUCTURE -> value.isTextual() ? value.asText() : "value";
      default -> "";
    };
  }

  private static String codes(@Nullable Field field, JsonNode codes) {
    if (codes.size() > 12 && field != null) {
      return "a code of " + field.codes();
    }
    List<String> all = new ArrayList<>();
    codes.forEach(code -> all.add(code.asText()));
    all.removeIf(String::isEmpty);
    return String.join("/", all);
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
