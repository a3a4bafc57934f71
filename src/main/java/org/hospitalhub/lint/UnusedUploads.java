package org.hospitalhub.lint;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hospitalhub.sheet.Finding;

/** Every upload is begun by a route. */
final class UnusedUploads implements Check {

  @Override
  public String id() {
    return "unused-upload";
  }

  @Override
  public boolean needsEveryFile() {
    return true;
  }

  @Override
  public List<Finding> check(Project project) {
    Set<String> begun =
        project.uses().all().stream()
            .filter(use -> use.scheme().equals("upload"))
            .map(use -> use.path()[0])
            .collect(Collectors.toSet());
    return project.library().uploads().values().stream()
        .filter(upload -> !begun.contains(upload.name()))
        .map(
            upload ->
                new Finding(
                    upload.file(),
                    1,
                    "no route begins the upload '" + upload.name() + "'",
                    "remove the file, or write a route from quartz: to upload:" + upload.name()))
        .toList();
  }
}
