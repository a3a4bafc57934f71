package org.hospitalhub.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hospitalhub.sheet.Finding;

/** A line can be read without scrolling; a Chinese character takes two columns. */
final class LineLength implements Check {

  private static final int MOST = 140;
  private static final int FIRST_WIDE = 0x2E80;

  @Override
  public String id() {
    return "line-length";
  }

  @Override
  public List<Finding> check(Project project) {
    List<Finding> findings = new ArrayList<>();
    project.files().forEach(file -> check(file, findings));
    return findings;
  }

  private static void check(Path file, List<Finding> findings) {
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      long columns =
          lines.get(i).codePoints().map(c -> c < FIRST_WIDE ? 1 : 2).asLongStream().sum();
      if (columns > MOST) {
        findings.add(
            new Finding(
                file,
                i + 1,
                "the line has " + columns + " columns, more than " + MOST,
                "break it, nest its fields, or move a note to the sheet's"));
      }
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
