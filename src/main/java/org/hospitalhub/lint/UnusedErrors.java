package org.hospitalhub.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.YamlFile;

/** Every canonical error is raised, by a SQL file or by the hub itself, and is in the list. */
final class UnusedErrors implements Check {

  /** What the hub itself raises. */
  static final Set<String> OWN =
      Set.of(
          "busy",
          "conflict",
          "forbidden",
          "in-progress",
          "internal",
          "invalid",
          "key-reused",
          "malformed",
          "method-not-allowed",
          "missing",
          "not-acceptable",
          "not-found",
          "rate-exceeded",
          "too-long",
          "rejected",
          "timeout",
          "too-large",
          "unauthorized",
          "undecided",
          "unknown-operation",
          "unsupported-type");

  @Override
  public String id() {
    return "unused-error";
  }

  @Override
  public boolean needsEveryFile() {
    return true;
  }

  @Override
  public List<Finding> check(Project project) {
    Set<String> raised = new TreeSet<>(OWN);
    project.sql().forEach(sql -> raised.addAll(sql.errors()));
    YamlFile file = project.yaml().get(project.mappings().resolve("canonical/errors.yaml"));
    List<Finding> findings = new ArrayList<>();
    if (file == null) {
      return findings;
    }
    for (String error : project.library().errors().keySet()) {
      if (!raised.contains(error)) {
        findings.add(
            file.finding(
                YamlFile.step(error),
                "nothing raises the error '" + error + "'",
                "remove it, or raise it in a SQL file"));
      }
    }
    for (String error : OWN) {
      if (!project.library().errors().containsKey(error)) {
        findings.add(file.finding("", "the hub's own error '" + error + "' is missing", "add it"));
      }
    }
    return findings;
  }
}
