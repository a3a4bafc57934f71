package org.hospitalhub.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hospitalhub.sheet.CodeTable;

/** Code tables in words. */
record CodeText(Map<String, CodeTable> tables) {

  private static final int MOST_INLINE = 10;

  /** The heading of a table in {@code canonical.md}. */
  static String heading(String table) {
    return "Codes: " + table;
  }

  /** A link to a table in {@code canonical.md}. */
  static String link(String table) {
    return Markdown.link(table, "canonical.md" + Markdown.anchor(heading(table)));
  }

  /**
   * The codes of a column, or where they stand when they are many.
   *
   * @param codes as a row has it, {@code sex} or {@code sex/text}
   */
  String column(String codes, String platform) {
    String[] parts = codes.split("/", 2);
    List<List<String>> rows =
        rows(parts[0], parts.length == 1 ? platform : platform + "/" + parts[1]);
    return rows.size() > MOST_INLINE
        ? "codes of " + link(parts[0])
        : String.join(", ", rows.stream().map(r -> quoted(r.get(0)) + " " + r.get(1)).toList());
  }

  /** An empty code is one that can be seen. */
  private static String quoted(String code) {
    return code.isEmpty() ? "(empty)" : Markdown.code(code);
  }

  /** Platform code, canonical code and display of every line of a column. */
  List<List<String>> rows(String table, String column) {
    CodeTable codes = tables.get(table);
    JsonNode lines =
        codes == null || codes.platforms() == null ? null : codes.platforms().get(column);
    List<List<String>> rows = new ArrayList<>();
    if (codes == null || lines == null) {
      return rows;
    }
    if (lines.isTextual()) {
      codes.canonical().forEach((code, words) -> rows.add(List.of(code, code, words)));
    }
    lines
        .properties()
        .forEach(
            e -> {
              for (JsonNode one : e.getValue().isArray() ? e.getValue() : List.of(e.getValue())) {
                String canonical = one.asText();
                String words = codes.canonical().getOrDefault(canonical, "");
                rows.add(List.of(e.getKey(), canonical, words));
              }
            });
    return rows;
  }

  /** All wire codes of a column that mean a canonical one. */
  String wire(String table, String column, String canonical) {
    return String.join(
        ", ",
        rows(table, column).stream()
            .filter(row -> row.get(1).equals(canonical))
            .map(row -> quoted(row.get(0)))
            .toList());
  }
}
