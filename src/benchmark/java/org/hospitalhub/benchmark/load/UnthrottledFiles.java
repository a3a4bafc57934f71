package org.hospitalhub.benchmark.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The hub's own files, with as many calls from one address as there come: no platform has so many
 * people, but a load run has.
 */
final class UnthrottledFiles {

  private static final String LIMIT = "\n  maxBody:";

  private UnthrottledFiles() {}

  /**
   * Writes the mappings to a folder below another one.
   *
   * @param journaled whether repeats are known
   */
  static Path mappings(Path folder, boolean journaled) throws IOException {
    Path from = Path.of("mappings");
    Path to = folder.resolve("mappings");
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path copy = to.resolve(from.relativize(file));
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, edited(file, Files.readString(file), journaled));
    }
    return to;
  }

  private static String edited(Path file, String text, boolean journaled) {
    if (file.endsWith("platform.yaml")) {
      return text.replaceFirst(
          LIMIT, "\n  rate: {perSecond: 1000000, burst: 1000000}" + LIMIT);
    }
    return journaled ? text : text.replaceAll("(?m)^idempotentBy:.*\n", "");
  }
}
