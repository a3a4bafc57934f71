package org.hospitalhub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.YamlFile;

/**
 * A route is found by its name: {@code <platform>-<operation>} stands in {@code
 * <platform>.camel.yaml}, any other route in a file whose stem its id begins with.
 */
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
          file, "templatedRoute", (f, pointer, body) -> templated(f, pointer, body, findings));
    }
    return findings;
  }

  private static void templated(
      YamlFile file, String pointer, JsonNode body, List<Finding> findings) {
    Map<String, String> values = RouteUses.parameters(body);
    String id = body.path("routeId").asText();
    String expected = values.get("platform") + "-" + values.get("operation");
    if (values.containsKey("platform") && values.containsKey("operation") && !id.equals(expected)) {
      findings.add(
          file.finding(
              pointer + "/routeId",
              "route '" + id + "' is made for the sheet of " + expected,
              "call it " + expected + ", or correct its parameters"));
    } else {
      stands(file, pointer + "/routeId", id, findings);
    }
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
