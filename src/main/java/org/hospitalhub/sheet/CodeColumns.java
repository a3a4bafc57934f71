package org.hospitalhub.sheet;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The code tables as one platform writes them. */
final class CodeColumns {

  private final String platform;
  private final @Nullable String model;
  private final Map<String, CodeTable> tables;
  private final List<Finding> findings;

  /**
   * The columns of a platform.
   *
   * @param model the platform whose columns are used where there are none of its own; null without
   */
  CodeColumns(
      String platform,
      @Nullable String model,
      Map<String, CodeTable> tables,
      List<Finding> findings) {
    this.platform = platform;
    this.model = model;
    this.tables = tables;
    this.findings = findings;
  }

  /**
   * The column a row names.
   *
   * @param codes {@code session}, or {@code sex/text} for a second spelling
   * @return null, and a finding, when there is none
   */
  @Nullable CodeColumn find(String codes, Row row) {
    int slash = codes.indexOf('/');
    String system = slash < 0 ? codes : codes.substring(0, slash);
    CodeTable table = tables.get(system);
    if (table == null) {
      findings.add(
          row.finding("there is no code table '" + system + "'", "add codes/" + system + ".yaml"));
      return null;
    }
    String spelling = slash < 0 ? "" : codes.substring(slash);
    String name = platform + spelling;
    CodeColumn column = table.column(name);
    if (column == null && model != null) {
      column = table.column(model + spelling);
    }
    if (column == null) {
      findings.add(
          row.finding(
              "code table '" + system + "' has no column '" + name + "'",
              "add it under platforms in codes/" + system + ".yaml"));
    }
    return column;
  }
}
