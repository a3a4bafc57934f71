package org.hospitalhub.lint;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hospitalhub.sheet.Finding;

/** Every canonical operation belongs to a sheet of some platform, or is asked by the hub. */
final class UnusedOperations implements Check {

  @Override
  public String id() {
    return "unused-operation";
  }

  @Override
  public boolean needsEveryFile() {
    return true;
  }

  @Override
  public List<Finding> check(Project project) {
    Set<String> used =
        project.sheets().stream()
            .map(sheet -> String.valueOf(sheet.whole().canonical()))
            .collect(Collectors.toSet());
    used.addAll(project.library().outcomes());
    used.addAll(project.library().dues());
    return project.library().operations().values().stream()
        .filter(operation -> !used.contains(operation.name()))
        .map(
            operation ->
                new Finding(
                    operation.file(),
                    1,
                    "no sheet has the canonical operation '" + operation.name() + "'",
                    "remove the file, or write the sheet"))
        .toList();
  }
}
