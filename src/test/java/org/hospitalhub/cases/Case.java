package org.hospitalhub.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One folder of golden files: what went in and what must come out, by stage.
 *
 * @param folder {@code golden/<platform>/<operation>} or a folder below it, named after the case
 */
record GoldenCase(Path folder) {

  static final JsonMapper JSON = new JsonMapper();

  /** Every case below a folder, in the order of the names. */
  static List<GoldenCase> below(Path root) {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(Files::isRegularFile)
          .map(Path::getParent)
          .distinct()
          .sorted()
          .map(GoldenCase::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The names of its files, which say what kind of case it is; a platform's messages are called
   * XML, whatever they are.
   */
  String shape() {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> path.getFileName().toString())
          .sorted()
          .collect(Collectors.joining(" "))
          .replaceAll("-(request|response|answer)\\.json", "-$1.xml");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of this name; a platform's message may be JSON. */
  private Path file(String name) {
    Path file = folder.resolve(name);
    return Files.exists(file) ? file : folder.resolve(name.replaceFirst("\\.xml$", ".json"));
  }

  /** Whether a file holds JSON. */
  boolean isJson(String name) {
    return file(name).toString().endsWith(".json");
  }

  /** A file as it stands, but for the line ends, of which none stands at the end. */
  String text(String name) {
    try {
      return Files.readString(file(name)).replace("\r\n", "\n").stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode json(String name) {
    try {
      return JSON.readTree(text(name));
    } catch (IOException e) {
      throw new UncheckedIOException(folder.resolve(name).toString(), e);
    }
  }
}
