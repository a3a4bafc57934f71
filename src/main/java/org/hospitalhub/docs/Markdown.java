package org.hospitalhub.docs;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A page, written from top to bottom. */
final class Markdown {

  private final StringBuilder text = new StringBuilder();

  Markdown line(String line) {
    text.append(line).append('\n');
    return this;
  }

  Markdown paragraph(String words) {
    return line(words).line("");
  }

  Markdown heading(int level, String words) {
    return paragraph("#".repeat(level) + " " + words);
  }

  /** A table; nothing when it has no rows. */
  Markdown table(List<String> columns, List<List<String>> rows) {
    if (!rows.isEmpty()) {
      row(columns);
      line("|" + "---|".repeat(columns.size()));
      rows.forEach(this::row);
      line("");
    }
    return this;
  }

  private void row(List<String> cells) {
    line(cells.stream().map(Markdown::cell).collect(Collectors.joining(" | ", "| ", " |")));
  }

  private static String cell(String text) {
    return text.strip().replace("|", "\\|").replaceAll("\\s*\\n\\s*", " ");
  }

  /** Text as it stands in a file; nothing for nothing. */
  static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }

  static String link(String words, String target) {
    return "[" + words + "](" + target + ")";
  }

  /** What GitHub calls a heading in an address. */
  static String anchor(String heading) {
    return "#"
        + heading
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit} _-]", "")
            .replace(' ', '-');
  }

  @Override
  public String toString() {
    return text.toString().stripTrailing() + "\n";
  }
}
