package org.hospitalhub.lint;

import java.util.ArrayList;
import java.util.List;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.YamlFile;

/** A route is found by its name: its id begins with the stem of the file that it stands in. */
final class RouteNames implements Check {

  @Override
  public String id() {
    return "route-name";
  }

  @Override
  public List<Finding> check(Project project) {
    List<Finding> findings = new ArrayList<>();
    for (YamlFile file : project.routes().values()) {
      RouteUses.each(
          file,
          "route",
          (f, pointer, body) -> stands(f, pointer + "/id", body.path("id").asText(), findings));
      RouteUses.each(
          file,
          "templatedRoute",
          (f, pointer, body) ->
              stands(f, pointer + "/routeId", body.path("routeId").asText(), findings));
    }
    return findings;
  }

  private static void stands(YamlFile file, String pointer, String id, List<Finding> findings) {
    String stem = Project.stem(file.path());
    if (!id.equals(stem) && !id.startsWith(stem + "-")) {
      findings.add(
          file.finding(
              pointer,
              "route '" + id + "' stands in the file of '" + stem + "'",
              "move it, or let its id begin with " + stem + "-"));
    }
  }
}
