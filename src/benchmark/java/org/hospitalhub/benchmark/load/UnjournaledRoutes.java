package org.hospitalhub.benchmark.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The routes without the journal and the stored replies, to see what they cost. */
final class UnjournaledRoutes {

  private UnjournaledRoutes() {}

  /** Writes them to a folder below another one. */
  static Path below(Path folder) throws IOException {
    Path routes = Files.createDirectories(folder.resolve("routes"));
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of("routes"))) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      String text =
          Files.readString(file)
              .replaceAll("- to: \\{ uri: journal:\\w+ }", "- removeHeader: { name: none }");
      Files.writeString(routes.resolve(file.getFileName()), text);
    }
    return routes;
  }
}
