package org.hospitalhub.his;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule of the reference HIS as data: what happens one after the other, and what must come of it.
 *
 * @param operation the canonical operation it is about, the file's stem
 */
record HisCase(String operation, String name, List<JsonNode> steps) {

  private static final Path FOLDER = Path.of("src/test/resources/his/embedded");

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  static final List<HisCase> ALL = all();

  private static List<HisCase> all() {
    List<HisCase> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        String operation = file.getFileName().toString().replace(".yaml", "");
        for (var rule : read(file).properties()) {
          List<JsonNode> steps = rule.getValue().valueStream().toList();
          cases.add(new HisCase(operation, rule.getKey(), steps));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  static JsonNode read(Path file) {
    try {
      return YAML.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": " + e.getMessage(), e);
    }
  }
}
