package org.hospitalhub.lint;

import static java.util.stream.Collectors.toSet;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.hospitalhub.lint.Kind.Thing;
import org.hospitalhub.sheet.CanonicalField;
import org.hospitalhub.sheet.FieldPath;
import org.hospitalhub.sheet.Noun;
import org.hospitalhub.sheet.YamlFile;

/** Fields of the dictionary, and names of its lists, which canonical operations have. */
final class UsedFields {

  private UsedFields() {}

  static Kind fields(Project project) {
    return new Kind(
        "field",
        "canonical operation",
        nouns(project)
            .flatMap(
                noun ->
                    noun.getValue().fields().keySet().stream()
                        .flatMap(
                            field ->
                                thing(
                                    project,
                                    noun.getKey(),
                                    field,
                                    noun.getKey() + "." + field,
                                    "/fields" + YamlFile.step(field)))),
        sides(project)
            .flatMap(side -> side.values().stream())
            .map(CanonicalField::name)
            .collect(toSet()));
  }

  static Kind lists(Project project) {
    return new Kind(
        "list",
        "canonical operation",
        nouns(project)
            .flatMap(
                noun ->
                    noun.getValue().lists().stream()
                        .flatMap(list -> thing(project, noun.getKey(), list, list, "/lists"))),
        sides(project)
            .flatMap(side -> side.keySet().stream())
            .flatMap(path -> FieldPath.of(path).steps().stream())
            .filter(FieldPath.Step::list)
            .map(FieldPath.Step::name)
            .collect(toSet()));
  }

  private static Stream<Map.Entry<String, Noun>> nouns(Project project) {
    return project.library().dictionary().nouns().entrySet().stream();
  }

  private static Stream<Map<String, CanonicalField>> sides(Project project) {
    return project.library().operations().values().stream()
        .flatMap(operation -> Stream.of(operation.sheet().request(), operation.sheet().response()));
  }

  /** What stands in a noun's file; empty when that could not be read. */
  private static Stream<Thing> thing(
      Project project, String noun, String name, String key, String pointer) {
    Path path = project.mappings().resolve("canonical/fields/" + noun + ".yaml");
    return Stream.ofNullable(project.yaml().get(path))
        .map(file -> new Thing(name, key, path, file.line(pointer)));
  }
}
