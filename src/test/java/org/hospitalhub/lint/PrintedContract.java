package org.hospitalhub.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hospitalhub.sheet.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A platform's contract, {@code contracts/<platform>.tsv}: every field of every operation as the
 * document prints it, independent of the sheets.
 */
record PrintedContract(Path file, List<ContractRow> rows) {

  private static final List<String> COLUMNS =
      List.of("operation", "side", "path", "length", "required", "format", "codes");

  /** Reads the file; null, and a finding, when there is none. */
  static @Nullable PrintedContract read(
      Path contracts, PlatformFiles platform, List<Finding> findings) {
    Path file = contracts.resolve(platform.id() + ".tsv");
    if (!Files.exists(file)) {
      findings.add(
          new Finding(
              platform.file().path(),
              1,
              "'" + platform.id() + "' has no " + file.getFileName(),
              "write down every field that the platform's document prints"));
      return null;
    }
    List<String> lines = lines(file);
    List<ContractRow> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      List<String> cells = Arrays.asList(lines.get(i).split("\t", -1));
      if (i == 0 ? !cells.equals(COLUMNS) : !wellFormed(cells)) {
        findings.add(
            new Finding(
                file, i + 1, "the line is ill-formed", "write " + String.join(", tab, ", COLUMNS)));
      } else if (i > 0) {
        rows.add(row(i + 1, cells));
      }
    }
    return new PrintedContract(file, rows);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean wellFormed(List<String> cells) {
    if (cells.size() > 2 && cells.get(1).equals("-")) {
      return cells.get(2).equals("-");
    }
    return cells.size() == COLUMNS.size()
        && cells.get(1).matches("request|response")
        && cells.get(3).matches("\\d*")
        && cells.get(4).matches("(true)?");
  }

  private static ContractRow row(int line, List<String> cells) {
    boolean listedOnly = cells.get(1).equals("-");
    String length = listedOnly ? "" : cells.get(3);
    return new ContractRow(
        line,
        cells.get(0),
        cells.get(1),
        cells.get(2),
        length.isEmpty() ? null : Integer.valueOf(length),
        !listedOnly && !cells.get(4).isEmpty(),
        listedOnly ? "" : cells.get(5),
        listedOnly ? "" : cells.get(6));
  }

  String name() {
    return file.getFileName().toString();
  }

  Finding finding(ContractRow row, String problem, String remedy) {
    return new Finding(file, row.line(), problem, remedy);
  }
}
