package org.hospitalhub.lint;

import static java.util.stream.Collectors.toSet;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hospitalhub.lint.Kind.Thing;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.hospitalhub.sheet.YamlFile;

/** What is there is used: of each kind everything that exists, minus what its users name. */
final class Unused implements Check {

  @Override
  public String id() {
    return "unused";
  }

  @Override
  public boolean needsEveryFile() {
    return true;
  }

  @Override
  public List<Finding> check(Project project) {
    return Stream.of(
            routes(project),
            servers(project),
            templates(project),
            connectors(project),
            operations(project),
            sql(project),
            errors(project),
            types(project),
            UsedFields.fields(project),
            UsedFields.lists(project),
            UsedStylesheets.kind(project),
            UsedCodes.tables(project),
            UsedCodes.columns(project))
        .flatMap(Kind::unused)
        .toList();
  }

  private static Kind routes(Project project) {
    List<RouteUse> calls = project.uses().all().stream().filter(use -> !use.consumer()).toList();
    List<RouteUse> waiting =
        project.uses().all().stream()
            .filter(use -> use.consumer() && !use.made() && use.scheme().equals("direct"))
            .toList();
    return new Kind(
        "route",
        "route",
        waiting.stream().map(use -> new Thing(use.route(), use.uri(), use.file(), use.line())),
        waiting.stream()
            .map(RouteUse::uri)
            .filter(uri -> calls.stream().anyMatch(call -> call.mayMean(uri)))
            .collect(toSet()));
  }

  private static Kind servers(Project project) {
    return new Kind(
        "server",
        "route",
        project.platforms().values().stream()
            .filter(platform -> platform.descriptor().server() != null)
            .map(p -> new Thing(p.id(), "platform:" + p.id() + "/receive", p.file().path(), 1)),
        project.uses().all().stream().map(RouteUse::uri).collect(toSet()));
  }

  private static Kind templates(Project project) {
    return new Kind(
        "template",
        "route",
        project.uses().unusedTemplates().entrySet().stream()
            .map(e -> new Thing(e.getKey(), e.getKey(), e.getValue().file(), e.getValue().line())),
        Set.of());
  }

  private static Kind connectors(Project project) {
    return new Kind(
        "connector",
        "route",
        project.services().keySet().stream()
            .map(id -> Thing.of(id, project.mappings().resolve("his/" + id + "/connector.yaml"))),
        named(project, "his"));
  }

  private static Set<String> named(Project project, String scheme) {
    return project.uses().all().stream()
        .filter(use -> use.scheme().equals(scheme))
        .map(use -> use.path()[0])
        .collect(toSet());
  }

  private static Kind operations(Project project) {
    Set<String> used = asked(project);
    project.sheets().forEach(sheet -> used.add(String.valueOf(sheet.whole().canonical())));
    return new Kind(
        "canonical operation",
        "sheet",
        project.library().operations().values().stream()
            .map(operation -> Thing.of(operation.name(), operation.file())),
        used);
  }

  private static Kind sql(Project project) {
    return new Kind(
        "SQL file",
        "inbound sheet or upload",
        project.sql().stream().map(sql -> Thing.of(sql.operation(), sql.file())),
        asked(project));
  }

  /** What a HIS may be asked. */
  private static Set<String> asked(Project project) {
    Set<String> asked = new HashSet<>(project.library().outcomes());
    asked.addAll(project.library().dues());
    project
        .sheets(Direction.INBOUND)
        .forEach(sheet -> asked.add(String.valueOf(sheet.whole().canonical())));
    return asked;
  }

  private static Kind errors(Project project) {
    Set<String> raised = new HashSet<>(OwnErrors.ALL);
    project.sql().forEach(sql -> raised.addAll(sql.errors()));
    Path path = OwnErrors.file(project);
    YamlFile file = project.yaml().get(path);
    return new Kind(
        "error",
        "SQL file",
        file == null
            ? Stream.empty()
            : project.library().errors().keySet().stream()
                .map(error -> new Thing(error, error, path, file.line(YamlFile.step(error)))),
        raised);
  }

  private static Kind types(Project project) {
    return new Kind(
        "type",
        "sheet",
        project.platforms().values().stream()
            .flatMap(
                platform -> project.files(platform.folder().resolve("types"), ".yaml").stream())
            .map(file -> new Thing(Project.stem(file), file.toString(), file, 1)),
        project.platforms().values().stream()
            .flatMap(
                platform ->
                    platform.sheets().included().stream()
                        .map(type -> platform.folder().resolve("types/" + type + ".yaml")))
            .map(Path::toString)
            .collect(toSet()));
  }
}
