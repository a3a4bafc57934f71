package org.hospitalhub.lint;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.YamlFile;

/** The list of canonical errors has what the hub itself raises. */
final class OwnErrors implements Check {

  /** What the hub itself raises. */
  static final Set<String> ALL =
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
    return "missing-error";
  }

  @Override
  public boolean needsEveryFile() {
    return true;
  }

  @Override
  public List<Finding> check(Project project) {
    YamlFile file = project.yaml().get(file(project));
    return file == null
        ? List.of()
        : ALL.stream()
            .filter(error -> !project.library().errors().containsKey(error))
            .map(
                error ->
                    file.finding("", "the hub's own error '" + error + "' is missing", "add it"))
            .toList();
  }

  /** Where the list stands. */
  static Path file(Project project) {
    return project.mappings().resolve("canonical/errors.yaml");
  }
}
