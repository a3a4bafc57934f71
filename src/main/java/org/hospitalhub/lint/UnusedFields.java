package org.hospitalhub.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hospitalhub.sheet.CanonicalField;
import org.hospitalhub.sheet.FieldPath;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.Noun;
import org.hospitalhub.sheet.YamlFile;

/** Every field of the dictionary, and every name of a list, is one of some canonical operation. */
final class UnusedFields implements Check {

  @Override
  public String id() {
    return "unused-field";
  }

  @Override
  public boolean needsEveryFile() {
    return true;
  }

  @Override
  public List<Finding> check(Project project) {
    Set<String> names = new HashSet<>();
    Set<String> lists = new HashSet<>();
    project.library().operations().values().stream()
        .flatMap(operation -> Stream.of(operation.sheet().request(), operation.sheet().response()))
        .forEach(
            side -> {
              side.values().stream().map(CanonicalField::name).forEach(names::add);
              side.keySet().stream()
                  .flatMap(path -> FieldPath.of(path).steps().stream())
                  .filter(FieldPath.Step::list)
                  .map(FieldPath.Step::name)
                  .forEach(lists::add);
            });
    List<Finding> findings = new ArrayList<>();
    project
        .library()
        .dictionary()
        .nouns()
        .forEach((name, noun) -> noun(name, noun, names, lists, project, findings));
    return findings;
  }

  private static void noun(
      String name,
      Noun noun,
      Set<String> names,
      Set<String> lists,
      Project project,
      List<Finding> findings) {
    Path path = project.mappings().resolve("canonical/fields/" + name + ".yaml");
    YamlFile file = project.yaml().get(path);
    if (file == null) {
      return;
    }
    noun.lists().stream()
        .filter(list -> !lists.contains(list))
        .forEach(
            list ->
                findings.add(
                    file.finding(
                        "/lists",
                        "no canonical operation has a list '" + list + "'",
                        "remove it")));
    noun.fields().keySet().stream()
        .filter(field -> !names.contains(name + "." + field))
        .forEach(
            field ->
                findings.add(
                    file.finding(
                        "/fields" + YamlFile.step(field),
                        "no canonical operation has the field '" + field + "'",
                        "remove it, or name it in an operation")));
  }
}
