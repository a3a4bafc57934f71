package org.hospitalhub.lint;

import java.nio.file.Path;
import java.util.List;
import org.hospitalhub.sheet.Finding;

/** The hub reads every file of the two folders; one that it passes over is most likely misnamed. */
final class StrayFiles implements Check {

  private static final String MAPPINGS =
      "lint-allow\\.yaml|(canonical(/fields)?|codes|uploads)/[^/]+\\.yaml|his/[^/]+/[^/]+\\.(sql|yaml)"
          + "|%s/([^/]+\\.yaml|types/[^/]+\\.yaml|.+\\.xsl)|(.+/)?README\\.md";
  private static final String ROUTES = "(.+/)?([^/]+\\.camel\\.yaml|README\\.md)";

  @Override
  public String id() {
    return "stray-file";
  }

  @Override
  public boolean needsEveryFile() {
    return true;
  }

  @Override
  public List<Finding> check(Project project) {
    List<String> ids = List.copyOf(project.platforms().keySet());
    String mappings = String.format(MAPPINGS, "(" + String.join("|", ids) + ")");
    return project.files().stream()
        .filter(
            file ->
                file.startsWith(project.mappings())
                    ? !name(project.mappings(), file).matches(mappings)
                    : !name(project.routesFolder(), file).matches(ROUTES))
        .map(
            file ->
                new Finding(
                    file, 1, "nothing reads the file", "correct its name or place, or remove it"))
        .toList();
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
