package org.hospitalhub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.YamlFile;

/** Keys stand in the order of {@code schema/mappings.schema.json}, in every file. */
final class KeyOrder implements Check {

  private final JsonNode definitions = definitions();

  @Override
  public String id() {
    return "key-order";
  }

  @Override
  public List<Finding> check(Project project) {
    List<Finding> findings = new ArrayList<>();
    project
        .yaml()
        .forEach(
            (path, file) -> {
              String kind = kind(project.mappings().relativize(path));
              check(file, definitions.path(kind), file.tree(), "", findings);
            });
    return findings;
  }

  /** The definition in the schema that a file keeps to. */
  private static String kind(Path file) {
    String name = file.getFileName().toString();
    if (file.getNameCount() == 1) {
      return "allow";
    }
    return switch (file.getName(0).toString()) {
      case "canonical" ->
          file.getNameCount() > 2 ? "noun" : name.equals("errors.yaml") ? "errors" : "canonical";
      case "codes" -> "codes";
      case "uploads" -> "upload";
      case "his" -> name.equals("connector.yaml") ? "connector" : "sheet";
      default ->
          name.equals("platform.yaml") ? "platform" : file.getNameCount() > 2 ? "type" : "sheet";
    };
  }

  private void check(
      YamlFile file, JsonNode definition, JsonNode node, String pointer, List<Finding> findings) {
    JsonNode schema = resolve(definition);
    List<String> order = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(order::add);
    String last = "";
    for (var entry : node.properties()) {
      String key = entry.getKey();
      String at = pointer + YamlFile.step(key);
      if (order.contains(key) && order.indexOf(key) < order.indexOf(last)) {
        findings.add(
            file.finding(
                at,
                "'" + key + "' stands behind '" + last + "'",
                "keep the order of schema/mappings.schema.json: move it up"));
      } else if (order.contains(key)) {
        last = key;
      }
      JsonNode child = schema.path("properties").path(key);
      check(
          file,
          child.isMissingNode() ? schema.path("additionalProperties") : child,
          entry.getValue(),
          at,
          findings);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      check(file, schema.path("items"), node.get(i), pointer + "/" + i, findings);
    }
  }

  private JsonNode resolve(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty() ? schema : definitions.path(reference.replaceFirst(".*/", ""));
  }

  private static JsonNode definitions() {
    try (InputStream in = KeyOrder.class.getResourceAsStream("/schema/mappings.schema.json")) {
      return new ObjectMapper().readTree(in).path("$defs");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
