package org.hospitalhub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.YamlFile;

/** A secret stands in the environment or a file, never in a route or a descriptor. */
final class LiteralSecrets implements Check {

  private static final String SECRETS =
      "(password|passwd|secret|token|credential|authorization|(api|private|access)[-_]?key)";
  private static final String NAME = "(?i).*" + SECRETS;
  private static final Pattern OPTION =
      Pattern.compile(
          "(?i)[?&][^=&]*" + SECRETS + "=(?!\\{\\{|\\$\\{|RAW\\(\\{\\{|RAW\\(\\$\\{)[^&]+");
  private static final Pattern USER =
      Pattern.compile("://[^/:@\\s{}$]+:(?!\\{\\{|\\$\\{)[^/@\\s]+@");
  private static final Pattern DEFAULT =
      Pattern.compile("(?i)\\$\\{[^:}]*(password|secret|token|key):[^}]+}");

  @Override
  public String id() {
    return "literal-secret";
  }

  @Override
  public List<Finding> check(Project project) {
    List<Finding> findings = new ArrayList<>();
    project.routes().values().forEach(file -> check(file, file.tree(), "", true, findings));
    project.platforms().values().stream()
        .map(PlatformFiles::file)
        .forEach(file -> check(file, file.tree(), "", false, findings));
    return findings;
  }

  /** The names of a descriptor's keys are checked where it is read. */
  private static void check(
      YamlFile file, JsonNode node, String pointer, boolean names, List<Finding> findings) {
    for (var entry : node.properties()) {
      String at = pointer + YamlFile.step(entry.getKey());
      boolean named = names && entry.getKey().matches(NAME) && literal(entry.getValue());
      add(file, entry.getValue(), at, named, findings);
      check(file, entry.getValue(), at, names, findings);
    }
    boolean named = names && node.path("name").asText().matches(NAME);
    for (String value : List.of("value", "defaultValue", "constant", "simple")) {
      if (named && literal(node.path(value))) {
        add(file, node.path(value), pointer + "/" + value, true, findings);
      }
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      add(file, node.get(i), pointer + "/" + i, false, findings);
      check(file, node.get(i), pointer + "/" + i, names, findings);
    }
  }

  private static boolean literal(JsonNode value) {
    return value.isTextual() && !value.asText().matches("(?s).*(\\{\\{|\\$\\{).*");
  }

  private static void add(
      YamlFile file, JsonNode value, String pointer, boolean named, List<Finding> findings) {
    String text = value.asText();
    boolean hidden =
        value.isTextual()
            && (OPTION.matcher(text).find()
                || USER.matcher(text).find()
                || DEFAULT.matcher(text).find());
    if (named || hidden) {
      String key = pointer.substring(pointer.lastIndexOf('/') + 1);
      findings.add(
          file.finding(
              pointer,
              "'" + key + "' holds a literal secret",
              "refer to a property without a default, and set it in the environment"));
    }
  }
}
