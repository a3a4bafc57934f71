package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and compiles canonical operations; what their paths mean stands in the dictionary. */
record CanonicalReader(
    Dictionary dictionary,
    Map<String, CodeTable> codes,
    PersonRules persons,
    List<Finding> findings) {

  private static final String REQUEST = "request";
  private static final String RESPONSE = "response";
  private static final List<String> WHEN = List.of("required", "optional");

  /** The operation of a file. */
  CanonicalOperation read(String name, YamlFile file) {
    Side request = new Side(name, file);
    Side response = new Side(name, file);
    CanonicalSheet sheet =
        FileSchemas.read(
            file,
            "canonical",
            CanonicalSheet.class,
            read -> Map.of(REQUEST, request.read(REQUEST), RESPONSE, response.read(RESPONSE)));
    new DeliveryCheck(file, sheet, findings).check();
    new GuessCheck(file, sheet, findings).check();
    incidental(file, sheet);
    return new CanonicalOperation(
        name,
        sheet,
        sheet.requestTypes(),
        sheet.responseTypes(),
        Identity.of(sheet),
        request.contract(),
        response.contract(),
        Identifiers.of(sheet.requestTypes()),
        IdentityCards.of(sheet.request(), persons),
        file.path());
  }

  private void incidental(YamlFile file, CanonicalSheet sheet) {
    for (String path : sheet.incidental()) {
      if (!sheet.request().containsKey(path)) {
        findings.add(
            file.finding(
                "/incidental", "'" + path + "' is no field of the request", "correct the path"));
      }
    }
  }

  /** The fields of a request or a response. */
  private final class Side {

    private final String operation;
    private final YamlFile file;
    private final Map<String, CanonicalField> fields = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    Side(String operation, YamlFile file) {
      this.operation = operation;
      this.file = file;
    }

    Map<String, CanonicalField> read(String side) {
      read(file.tree().path(side), "/" + side, "");
      return fields;
    }

    /**
     * Reads a container.
     *
     * @param above the path of the list that it is the element of, and a dot; empty for the message
     */
    private void read(JsonNode container, String pointer, String above) {
      for (String when : WHEN) {
        JsonNode paths = container.path(when);
        for (int i = 0; i < paths.size(); i++) {
          field(container, paths.get(i).asText(), when, pointer + "/" + when + "/" + i, above);
        }
      }
      for (var entry : container.properties()) {
        if (entry.getKey().endsWith("[]")) {
          String at = pointer + YamlFile.step(entry.getKey());
          read(entry.getValue(), at, above + entry.getKey() + ".");
        }
      }
    }

    private void field(JsonNode container, String below, String when, String at, String above) {
      String path = above + below;
      String with = container.path("requiredWith").path(below).asText(null);
      Dictionary.Found found = found(FieldPath.of(path), container.has(below));
      if (found == null) {
        findings.add(
            file.finding(
                at,
                "'" + path + "' is no field of the dictionary",
                "correct the path, or add it to canonical/fields/"));
        return;
      }
      CanonicalField field =
          new CanonicalField(found.name(), found.term(), when.equals(WHEN.get(0)), with);
      lines.put(path, file.line(at));
      if (fields.put(path, field) != null) {
        findings.add(file.finding(at, "'" + path + "' stands here twice", "remove one of them"));
      }
    }

    private Dictionary.@Nullable Found found(FieldPath path, boolean container) {
      Dictionary.Found found =
          container ? dictionary.listed(path) : dictionary.find(operation, path);
      return found == null && !dictionary.whole() ? Dictionary.Found.unread(path) : found;
    }

    Contract contract() {
      Map<String, Field> rows = new LinkedHashMap<>();
      fields.forEach((path, field) -> rows.put(path, field.row()));
      Shape shape =
          Shape.of(
              rows.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).toList(), findings);
      SchemaWriter writer = new SchemaWriter(true, new CanonicalLeaf(fields, codes));
      return new Contract(writer.write(shape), rows, null);
    }

    private Row row(String path, Field field) {
      return new Row(FieldPath.of(path), field, null, file.path(), lines.getOrDefault(path, 1));
    }
  }
}
