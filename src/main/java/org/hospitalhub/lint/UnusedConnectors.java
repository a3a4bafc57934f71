package org.hospitalhub.lint;

import java.util.List;
import org.hospitalhub.sheet.Finding;

/** A HIS that is asked by messages is asked by some route. */
final class UnusedConnectors implements Check {

  @Override
  public String id() {
    return "unused-connector";
  }

  @Override
  public boolean needsEveryFile() {
    return true;
  }

  @Override
  public List<Finding> check(Project project) {
    return project.services().keySet().stream()
        .filter(
            id ->
                project.uses().all().stream()
                    .noneMatch(u -> u.uri().equals("his:" + id + "/request")))
        .map(
            id ->
                new Finding(
                    project.mappings().resolve("his").resolve(id).resolve("connector.yaml"),
                    1,
                    "no route asks '" + id + "'",
                    "make a route from the template his-by-messages, or remove the folder"))
        .toList();
  }
}
