package org.hospitalhub.lint;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hospitalhub.lint.Kind.Thing;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.sheet.CanonicalField;
import org.hospitalhub.sheet.YamlFile;

/** Code tables, which fields name, and their columns, which fields of their platforms name. */
final class UsedCodes {

  private UsedCodes() {}

  static Kind tables(Project project) {
    Set<String> used =
        project.library().operations().values().stream()
            .flatMap(o -> Stream.of(o.sheet().request(), o.sheet().response()))
            .flatMap(side -> side.values().stream())
            .map(CanonicalField::codes)
            .flatMap(Stream::ofNullable)
            .collect(Collectors.toCollection(HashSet::new));
    project.platforms().values().stream()
        .flatMap(UsedCodes::codes)
        .forEach(codes -> used.add(codes.replaceFirst("/.*", "")));
    return new Kind(
        "code table",
        "field",
        project.library().codes().keySet().stream()
            .map(name -> Thing.of(name, file(name, project))),
        used);
  }

  static Kind columns(Project project) {
    Set<String> used = new HashSet<>();
    project
        .platforms()
        .values()
        .forEach(platform -> codes(platform).forEach(c -> used.add(column(c, platform.id()))));
    project.services().values().forEach(service -> columns(service, project, used));
    Set<String> tables = tables(project).used();
    return new Kind(
        "column",
        "field",
        project.library().codes().keySet().stream()
            .filter(tables::contains)
            .flatMap(table -> columns(table, project)),
        used);
  }

  private static Stream<Thing> columns(String table, Project project) {
    YamlFile file = project.yaml().get(file(table, project));
    return file == null
        ? Stream.empty()
        : file.tree().path("platforms").properties().stream()
            .map(Map.Entry::getKey)
            .filter(name -> !project.services().containsKey(name.replaceFirst("/.*", "")))
            .map(name -> column(table, name, file));
  }

  private static Thing column(String table, String name, YamlFile file) {
    int line = file.line("/platforms" + YamlFile.step(name));
    return new Thing(name + " of " + table, table + " " + name, file.path(), line);
  }

  /** A system that a platform's sheets are turned round for has that platform's columns. */
  private static void columns(Platform service, Project project, Set<String> used) {
    Path connector = project.mappings().resolve("his/" + service.id() + "/connector.yaml");
    YamlFile file = project.yaml().get(connector);
    String model = file == null ? "" : file.tree().path("sheets").path(0).asText();
    service.operations().values().stream()
        .flatMap(operation -> Stream.of(operation.request(), operation.response()))
        .flatMap(side -> side.contract().fields().values().stream())
        .flatMap(field -> Stream.ofNullable(field.codes()))
        .forEach(codes -> used.add(column(codes, model)));
  }

  private static Stream<String> codes(PlatformFiles platform) {
    return platform.sheets().sheets().values().stream()
        .flatMap(sheet -> Stream.concat(sheet.request().stream(), sheet.response().stream()))
        .flatMap(row -> Stream.ofNullable(row.field().codes()));
  }

  private static Path file(String table, Project project) {
    return project.mappings().resolve("codes/" + table + ".yaml");
  }

  /** {@code sex/text} of a platform is the column {@code <platform>/text} of {@code sex}. */
  private static String column(String codes, String platform) {
    int slash = codes.indexOf('/');
    String table = slash < 0 ? codes : codes.substring(0, slash);
    return table + " " + platform + (slash < 0 ? "" : codes.substring(slash));
  }
}
