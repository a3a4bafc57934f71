package org.hospitalhub.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.platform.Platform;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the files of {@code src/test/resources/sheet}. Each has the files of a small {@code
 * mappings/}, and then
 *
 * <ul>
 *   <li>cases of its sheet {@code p/op.yaml}: {@code wire}, the {@code canonical} message it
 *       becomes, what is written {@code back}, or the {@code violations}; on the side of the {@code
 *       request} unless {@code side} says otherwise. What stands on the wire is a tree, or the text
 *       of a document. The sheet is used by the platform, or the HIS that is the {@code system}. An
 *       {@code error} is refused with what is written back; {@code uncut} is all of its words where
 *       that has only the first.
 *   <li>mistakes: the files that have one, and the {@code findings} as they are printed.
 * </ul>
 */
class SheetCasesTest {

  private static final Path CASES = Path.of("src/test/resources/sheet");

  @TempDir Path temporary;

  @TestFactory
  Stream<DynamicNode> doesWhatTheFilesSay() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.sorted().map(this::file).toList().stream();
    }
  }

  private DynamicNode file(Path path) {
    String name = path.getFileName().toString();
    JsonNode file = YamlFile.read(path).tree();
    List<DynamicNode> nodes = new ArrayList<>();
    if (file.has("cases")) {
      Mappings mappings = new SmallMappings(temporary.resolve(name), file.path("files")).read();
      Platform platform =
          file.has("system")
              ? mappings.service(file.get("system").asText())
              : mappings.platform("p");
      file.get("cases")
          .forEach(
              c -> nodes.add(dynamicTest(c.path("name").asText(), new SheetCase(platform, c))));
    }
    for (JsonNode mistake : file.path("mistakes")) {
      Path root = temporary.resolve(name + nodes.size());
      SmallMappings folder = new SmallMappings(root, file.path("files"), mistake.path("files"));
      List<String> findings = texts(mistake.get("findings"));
      nodes.add(
          dynamicTest(
              mistake.path("name").asText(),
              () -> assertThat(folder.findings()).containsExactlyElementsOf(findings)));
    }
    return dynamicContainer(name, path.toUri(), nodes.stream());
  }

  static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
