package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.mappings.MappingsReader;

/**
 * A small {@code mappings/} with one platform, {@code p}, made of the files that a test spells out.
 * What they leave out is plain: a descriptor, one error, folders.
 */
final class SmallMappings {

  private static final Map<String, String> PLAIN =
      Map.of(
          "canonical/errors.yaml",
          "internal: {title: Something went wrong, chinese: 系统内部错误, status: 500}\n",
          "p/platform.yaml",
          """
          title: A platform
          codec: xml
          envelope:
            root: data
            operation: op
            emptyElements: true
            forbidden: "|"
            success: {state: "0"}
            failure: {state: "1", words: "{message}"}
          """);

  private final Path root;

  /**
   * Writes the files.
   *
   * @param files path in the folder to content, the last one counts
   */
  SmallMappings(Path root, JsonNode... files) {
    this.root = root;
    Map<String, String> all = new TreeMap<>(PLAIN);
    for (JsonNode some : files) {
      some.properties().forEach(e -> all.put(e.getKey(), e.getValue().asText()));
    }
    try {
      for (String folder : Set.of("canonical", "codes", "p/types")) {
        Files.createDirectories(root.resolve(folder));
      }
      for (Map.Entry<String, String> file : all.entrySet()) {
        Files.createDirectories(root.resolve(file.getKey()).getParent());
        Files.writeString(root.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Mappings read() {
    return reader().read();
  }

  /** The findings as they are printed, but for the folder. */
  List<String> findings() {
    List<Finding> findings = new ArrayList<>();
    reader().read(findings);
    return findings.stream()
        .map(finding -> finding.toString().replace(root + "/", ""))
        .distinct()
        .toList();
  }

  private MappingsReader reader() {
    return new MappingsReader(root, text -> text, Map.of());
  }
}
