package org.hospitalhub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hospitalhub.sheet.CodeTable;
import org.hospitalhub.sheet.Field;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.Library;
import org.hospitalhub.sheet.Row;
import org.hospitalhub.sheet.SheetFolder.Sheet;
import org.jspecify.annotations.Nullable;

/** What a sheet says otherwise than its contract, without saying why. */
record Differences(PlatformFiles platform, PrintedContract contract, Library library, Sheet sheet) {

  /** Of a field that both have. */
  List<Finding> of(Row row, ContractRow printed) {
    Field field = row.field();
    List<String> differences = new ArrayList<>();
    differ(differences, "length", field.length(), printed.length());
    differ(differences, "required", field.required(), printed.required());
    differ(differences, "format", field.format(), emptyToNull(printed.format()));
    codes(differences, field, printed);
    if (differences.isEmpty() || explained(row)) {
      return List.of();
    }
    return List.of(
        row.finding(
            "'"
                + row.path()
                + "' is not as "
                + contract.name()
                + ":"
                + printed.line()
                + " has it: "
                + String.join(", ", differences),
            "correct the row, or say why in its note"));
  }

  /** Of a container that has no row of its own. */
  List<Finding> ofContainer(ContractRow printed) {
    boolean differs = printed.required() || printed.length() != null;
    return !differs || noted(printed.name())
        ? List.of()
        : List.of(
            contract.finding(
                printed,
                "'"
                    + printed.path()
                    + "' is required or has a length, and the sheet has no row of it",
                "add the row, or name the field in the sheet's note"));
  }

  /** Of the fields that only the sheet has. */
  List<Finding> unprinted(List<Row> rows, List<ContractRow> fields) {
    Set<String> known = new HashSet<>();
    for (ContractRow field : fields) {
      Row row = ContractCoverage.find(rows, field.path());
      known.add(row == null ? field.path() : row.path().toString());
    }
    return rows.stream()
        .filter(row -> !known.contains(row.path().toString()) && !container(row, rows))
        .filter(row -> !explained(row))
        .map(
            row ->
                row.finding(
                    "'" + row.path() + "' is not in " + contract.name(),
                    "correct its name, or say in its note where it comes from"))
        .toList();
  }

  private static boolean container(Row row, List<Row> rows) {
    return rows.stream().anyMatch(r -> r.path().toString().startsWith(row.path() + "."));
  }

  private static void differ(
      List<String> differences, String key, @Nullable Object here, @Nullable Object printed) {
    if (!Objects.equals(here, printed)) {
      differences.add(key + " " + text(here) + " for " + text(printed));
    }
  }

  private static String text(@Nullable Object value) {
    return value == null ? "none" : value.toString();
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private void codes(List<String> differences, Field field, ContractRow printed) {
    if (printed.codes().isEmpty() || field.ignore() != null) {
      return;
    }
    Set<String> known = known(field);
    String missing =
        printed.printedCodes().stream()
            .filter(code -> !known.contains(code))
            .collect(Collectors.joining("/"));
    if (known.isEmpty() || !missing.isEmpty()) {
      differences.add("no codes " + (missing.isEmpty() ? printed.codes() : missing));
    }
  }

  /** The codes that a field may have on the wire. */
  private Set<String> known(Field field) {
    if (field.codes() == null) {
      return Stream.ofNullable(field.constant()).collect(Collectors.toSet());
    }
    String[] codes = field.codes().split("/", 2);
    CodeTable table = library.codes().get(codes[0]);
    String name = platform.id() + (codes.length == 1 ? "" : "/" + codes[1]);
    JsonNode column =
        table == null || table.platforms() == null ? null : table.platforms().get(name);
    if (table == null || column == null) {
      return Set.of();
    }
    Set<String> known = new HashSet<>();
    column.fieldNames().forEachRemaining(known::add);
    return column.isTextual() ? table.codes() : known;
  }

  private boolean explained(Row row) {
    String path = row.path().toString();
    String name = path.substring(path.lastIndexOf('.') + 1).replace("[]", "");
    return row.field().note() != null || row.field().ignore() != null || noted(name);
  }

  /** Whether the sheet's note names a field. */
  private boolean noted(String field) {
    return Stream.ofNullable(sheet.whole().note())
        .anyMatch(note -> List.of(note.split("[^A-Za-z0-9_]+")).contains(field));
  }
}
