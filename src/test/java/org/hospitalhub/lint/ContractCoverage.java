package org.hospitalhub.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.Row;
import org.hospitalhub.sheet.SheetFolder.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * Every field of every operation in a platform's contract is in a sheet, and the other way round;
 * what the sheet says otherwise than the contract has a note.
 */
final class ContractCoverage {

  private ContractCoverage() {}

  /**
   * What differs without a reason.
   *
   * @param contracts the folder of {@code <platform>.tsv}
   */
  static List<Finding> check(Project project, Path contracts) {
    List<Finding> findings = new ArrayList<>();
    for (PlatformFiles platform : project.platforms().values()) {
      PrintedContract contract = PrintedContract.read(contracts, platform, findings);
      if (contract != null) {
        new OnePlatform(platform, contract, project, findings).check();
      }
    }
    return findings;
  }

  private record OnePlatform(
      PlatformFiles platform, PrintedContract contract, Project project, List<Finding> findings) {

    void check() {
      Map<String, List<ContractRow>> printed =
          contract.rows().stream().collect(Collectors.groupingBy(ContractRow::operation));
      Map<String, Sheet> sheets = platform.sheets().sheets();
      printed.forEach(
          (operation, rows) -> {
            if (!project.files().contains(platform.folder().resolve(operation + ".yaml"))) {
              findings.add(
                  contract.finding(
                      rows.get(0),
                      "'" + operation + "' has no sheet",
                      "write " + operation + ".yaml"));
            }
          });
      sheets.forEach(
          (key, sheet) -> {
            if (printed.containsKey(key)) {
              sheet(key, sheet, printed.get(key));
            } else {
              findings.add(
                  sheet
                      .file()
                      .finding(
                          "",
                          "'" + key + "' is not in " + contract.name(),
                          "add its fields, or - and -"));
            }
          });
    }

    private void sheet(String key, Sheet sheet, List<ContractRow> printed) {
      if (printed.get(0).listedOnly()) {
        return;
      }
      Differences differences = new Differences(platform, contract, project.library(), sheet);
      for (String side : List.of("request", "response")) {
        List<Row> rows = side.equals("request") ? sheet.request() : sheet.response();
        List<ContractRow> fields = printed.stream().filter(r -> r.side().equals(side)).toList();
        for (ContractRow field : fields) {
          if (!Envelope.of(platform.descriptor(), sheet.whole().reply()).has(side, field.path())) {
            findings.addAll(field(key, rows, field, differences));
          }
        }
        findings.addAll(differences.unprinted(rows, fields));
      }
    }

    private List<Finding> field(
        String key, List<Row> rows, ContractRow field, Differences differences) {
      Row row = find(rows, field.path());
      if (row != null) {
        return differences.of(row, field);
      }
      boolean container =
          rows.stream().anyMatch(r -> r.path().toString().startsWith(field.path() + "."));
      return container
          ? differences.ofContainer(field)
          : List.of(
              contract.finding(
                  field,
                  "'" + field.path() + "' is not in the " + field.side() + " of " + key + ".yaml",
                  "map it, or ignore it with a reason"));
    }
  }

  /** The row of a path, or of one that has it as another spelling. */
  static @Nullable Row find(List<Row> rows, String path) {
    return rows.stream().filter(row -> names(row).contains(path)).findFirst().orElse(null);
  }

  private static Set<String> names(Row row) {
    String path = row.path().toString();
    String parent = path.substring(0, path.lastIndexOf('.') + 1);
    Set<String> names =
        row.field().aliases().stream().map(alias -> parent + alias).collect(Collectors.toSet());
    names.add(path);
    names.addAll(row.field().printed());
    return names;
  }
}
