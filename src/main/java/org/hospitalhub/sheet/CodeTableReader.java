package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Reads a code table; the columns speak of its canonical codes only. */
record CodeTableReader(YamlFile file, List<Finding> findings) {

  CodeTable read() {
    CodeTable table = FileSchemas.read(file, "codes", CodeTable.class);
    if (table.platforms() != null) {
      table.platforms().forEach((name, column) -> checkColumn(table, name, column));
    }
    if (table.unwritten() != null) {
      table.unwritten().forEach((name, codes) -> checkUnwritten(table, name, codes));
    }
    return table;
  }

  private void checkColumn(CodeTable table, String name, JsonNode column) {
    column
        .properties()
        .forEach(
            e ->
                CodeColumn.meanings(e.getValue()).stream()
                    .filter(code -> !table.codes().contains(code))
                    .forEach(
                        code ->
                            findings.add(
                                file.finding(
                                    "/platforms" + YamlFile.step(name) + YamlFile.step(e.getKey()),
                                    "'" + code + "' is no canonical code",
                                    "use one of " + table.codes()))));
  }

  private void checkUnwritten(CodeTable table, String name, List<String> codes) {
    String pointer = "/unwritten" + YamlFile.step(name);
    CodeColumn column = table.column(name);
    if (column == null) {
      findings.add(file.finding(pointer, "there is no column '" + name + "'", "correct the name"));
      return;
    }
    codes.stream()
        .filter(code -> !table.codes().contains(code) || column.toWire().containsKey(code))
        .forEach(
            code ->
                findings.add(
                    file.finding(
                        pointer,
                        "'" + code + "' is no canonical code without a row",
                        "take it out of the list")));
  }
}
