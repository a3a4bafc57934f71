package org.hospitalhub.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hospitalhub.sheet.Finding;

/** Every type is included by a sheet. */
final class UnusedTypes implements Check {

  @Override
  public String id() {
    return "unused-type";
  }

  @Override
  public boolean needsEveryFile() {
    return true;
  }

  @Override
  public List<Finding> check(Project project) {
    List<Finding> findings = new ArrayList<>();
    for (PlatformFiles platform : project.platforms().values()) {
      for (Path type : project.files(platform.folder().resolve("types"), ".yaml")) {
        String name = Project.stem(type);
        if (!platform.sheets().included().contains(name)) {
          findings.add(new Finding(type, 1, "no sheet includes '" + name + "'", "remove the file"));
        }
      }
    }
    return findings;
  }
}
