package org.hospitalhub.lint;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;

/** What a platform may ask, some HIS connector answers. */
final class UnansweredOperations implements Check {

  @Override
  public String id() {
    return "unanswered-operation";
  }

  @Override
  public List<Finding> check(Project project) {
    Set<String> answered =
        Stream.concat(
                project.sql().stream().map(SqlText::operation),
                project.services().values().stream()
                    .flatMap(service -> service.operations().values().stream())
                    .map(Operation::canonical))
            .collect(Collectors.toSet());
    return project.sheets(Direction.INBOUND).stream()
        .filter(s -> s.whole().canonical() != null && !answered.contains(s.whole().canonical()))
        .map(
            s ->
                s.file()
                    .finding(
                        "/canonical",
                        "no HIS connector answers '" + s.whole().canonical() + "'",
                        "write mappings/his/<connector>/"
                            + s.whole().canonical()
                            + ".sql, or a sheet for a connector.yaml"))
        .toList();
  }
}
