package org.hospitalhub.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.hospitalhub.sheet.YamlFile;

/** What a platform may ask, and what an upload asks for, some HIS connector answers. */
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
    List<Finding> findings = new ArrayList<>();
    project.sheets(Direction.INBOUND).stream()
        .filter(s -> s.own().offered() && s.whole().canonical() != null)
        .filter(s -> !answered.contains(s.whole().canonical()))
        .forEach(
            s ->
                findings.add(
                    finding(s.file(), "/canonical", String.valueOf(s.whole().canonical()))));
    project.library().uploads().values().stream()
        .filter(upload -> !answered.contains(upload.due().name()))
        .forEach(
            upload ->
                findings.add(finding(YamlFile.read(upload.file()), "/due", upload.due().name())));
    return findings;
  }

  private static Finding finding(YamlFile file, String pointer, String operation) {
    return file.finding(
        pointer,
        "no HIS connector answers '" + operation + "'",
        "write mappings/his/<connector>/" + operation + ".sql, or a sheet for a connector.yaml");
  }
}
