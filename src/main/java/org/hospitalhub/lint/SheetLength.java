package org.hospitalhub.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hospitalhub.sheet.Finding;

/** A sheet can be read at a glance. */
final class SheetLength implements Check {

  private static final int MOST = 120;

  @Override
  public String id() {
    return "sheet-length";
  }

  @Override
  public List<Finding> check(Project project) {
    List<Path> sheets =
        new ArrayList<>(project.files(project.mappings().resolve("canonical"), ".yaml"));
    project
        .platforms()
        .values()
        .forEach(platform -> sheets.addAll(project.files(platform.folder(), ".yaml")));
    List<Finding> findings = new ArrayList<>();
    for (Path sheet : sheets) {
      int lines = lines(sheet);
      if (lines > MOST) {
        findings.add(
            new Finding(
                sheet,
                MOST + 1,
                "the file has " + lines + " lines, more than " + MOST,
                "put a nested shape into a type of its own and include it"));
      }
    }
    return findings;
  }

  private static int lines(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
