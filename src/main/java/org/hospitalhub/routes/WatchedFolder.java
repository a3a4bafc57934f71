package org.hospitalhub.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hospitalhub.sheet.Finding;

/**
 * A folder whose edits take effect while the hub runs.
 *
 * @param name the folder's name in the health report
 * @param path where it is
 */
record WatchedFolder(String name, Path path) {

  /** Size and time of every file; what an editor keeps beside it does not count. */
  Map<Path, String> state() {
    Map<Path, String> state = new TreeMap<>();
    try (Stream<Path> files = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
      files.filter(this::counts).forEach(file -> note(file, state));
    } catch (NoSuchFileException e) {
      return state;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return state;
  }

  /** Those that are in it. */
  List<Finding> of(List<Finding> findings) {
    return findings.stream().filter(finding -> finding.file().startsWith(path)).toList();
  }

  private boolean counts(Path file) {
    for (Path step : path.relativize(file)) {
      if (step.toString().startsWith(".") || step.toString().endsWith("~")) {
        return false;
      }
    }
    return Files.isRegularFile(file);
  }

  private static void note(Path file, Map<Path, String> state) {
    try {
      BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
      state.put(file, facts.size() + " " + facts.lastModifiedTime());
    } catch (IOException e) {
      // deleted since it was listed: the next look will not list it
    }
  }
}
