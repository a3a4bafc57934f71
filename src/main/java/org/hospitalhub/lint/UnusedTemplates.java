package org.hospitalhub.lint;

import java.util.List;
import org.hospitalhub.sheet.Finding;

/** Every route template makes a route. */
final class UnusedTemplates implements Check {

  @Override
  public String id() {
    return "unused-template";
  }

  @Override
  public boolean needsEveryFile() {
    return true;
  }

  @Override
  public List<Finding> check(Project project) {
    return project.uses().unusedTemplates().entrySet().stream()
        .map(
            e ->
                e.getValue()
                    .finding("no route is made from '" + e.getKey() + "'", "remove the template"))
        .toList();
  }
}
