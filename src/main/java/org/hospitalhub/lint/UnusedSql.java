package org.hospitalhub.lint;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.OperationSheet.Direction;

/** What a HIS connector answers, some platform or upload may ask. */
final class UnusedSql implements Check {

  @Override
  public String id() {
    return "unused-sql";
  }

  @Override
  public boolean needsEveryFile() {
    return true;
  }

  @Override
  public List<Finding> check(Project project) {
    Set<String> asked =
        project.sheets(Direction.INBOUND).stream()
            .map(sheet -> sheet.whole().canonical())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    asked.addAll(project.library().outcomes());
    asked.addAll(project.library().dues());
    return project.sql().stream()
        .filter(sql -> !asked.contains(sql.operation()))
        .map(
            sql ->
                new Finding(
                    sql.file(),
                    1,
                    "no inbound sheet and no upload asks for '" + sql.operation() + "'",
                    "remove the file, or write the sheet"))
        .toList();
  }
}
