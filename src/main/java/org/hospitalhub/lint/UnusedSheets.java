package org.hospitalhub.lint;

import java.util.ArrayList;
import java.util.List;
import org.hospitalhub.sheet.Finding;

/** Every sheet has a route. */
final class UnusedSheets implements Check {

  @Override
  public String id() {
    return "unused-sheet";
  }

  @Override
  public List<Finding> check(Project project) {
    List<Finding> findings = new ArrayList<>();
    for (PlatformFiles platform : project.platforms().values()) {
      platform
          .sheets()
          .sheets()
          .forEach(
              (key, sheet) -> {
                String prefix = "sheet:" + platform.id() + "/" + key + "/";
                if (project.uses().all().stream().noneMatch(u -> u.uri().startsWith(prefix))) {
                  findings.add(
                      new Finding(
                          sheet.file().path(),
                          1,
                          "no route uses the sheet '" + key + "'",
                          "add a templatedRoute to routes/"
                              + platform.id()
                              + ".camel.yaml, or remove the sheet"));
                }
              });
    }
    return findings;
  }
}
