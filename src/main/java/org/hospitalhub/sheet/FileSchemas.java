package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Reads the YAML files of {@code mappings/} into records, after checking them against {@code
 * schema/mappings.schema.json}, which also explains every key to editors and people.
 */
public final class FileSchemas {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();
  private static final JsonNode DOCUMENT = document();
  private static final Map<String, Schema> COMPILED = new ConcurrentHashMap<>();

  private FileSchemas() {}

  /**
   * Reads a file.
   *
   * @param kind its definition in the schema: {@code sheet}, {@code codes}, {@code platform} …
   * @throws RejectedFileException with every mistake
   */
  public static <T> T read(YamlFile file, String kind, Class<T> type) {
    List<Finding> findings =
        COMPILED.computeIfAbsent(kind, FileSchemas::compile).validate(file.tree()).stream()
            .map(error -> finding(file, error))
            .distinct()
            .toList();
    if (!findings.isEmpty()) {
      throw new RejectedFileException(findings);
    }
    return MAPPER.convertValue(file.tree(), type);
  }

  /**
   * Reads a file with other values under some of its keys than it has.
   *
   * @throws RejectedFileException with every mistake in it as it stands
   */
  static <T> T read(
      YamlFile file, String kind, Class<T> type, Function<YamlFile, Map<String, ?>> instead) {
    ObjectNode tree = read(file, kind, ObjectNode.class).deepCopy();
    instead.apply(file).forEach((key, value) -> tree.set(key, MAPPER.valueToTree(value)));
    return MAPPER.convertValue(tree, type);
  }

  /** Reads a file that is a map of one kind of value. */
  public static <T> Map<String, T> readMap(YamlFile file, String kind, Class<T> value) {
    read(file, kind, JsonNode.class);
    return MAPPER.convertValue(
        file.tree(),
        MAPPER
            .getTypeFactory()
            .constructMapType(java.util.LinkedHashMap.class, String.class, value));
  }

  private static Finding finding(YamlFile file, Error error) {
    String pointer = error.getInstanceLocation().toString();
    String property = error.getProperty();
    boolean unknown = error.getKeyword().equals("additionalProperties");
    String at = unknown && property != null ? pointer + YamlFile.step(property) : pointer;
    Path path = file.path();
    return new Finding(
        path,
        file.line(at),
        (at.isEmpty() ? "the file" : at.substring(1)) + ": " + error.getMessage(),
        unknown
            ? "remove the key or correct its spelling; schema/mappings.schema.json lists the keys"
            : "see schema/mappings.schema.json");
  }

  private static Schema compile(String kind) {
    ObjectNode schema = DOCUMENT.deepCopy();
    schema.put("$ref", "#/$defs/" + kind);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
  }

  private static JsonNode document() {
    try (InputStream in = FileSchemas.class.getResourceAsStream("/schema/mappings.schema.json")) {
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
