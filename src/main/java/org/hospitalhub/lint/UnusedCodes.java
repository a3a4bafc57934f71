package org.hospitalhub.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.sheet.CanonicalField;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.YamlFile;

/** Every code table belongs to a field, every column of it to a field of its platform. */
final class UnusedCodes implements Check {

  @Override
  public String id() {
    return "unused-codes";
  }

  @Override
  public boolean needsEveryFile() {
    return true;
  }

  @Override
  public List<Finding> check(Project project) {
    Set<String> tables = canonical(project);
    Set<String> columns = new HashSet<>();
    for (PlatformFiles platform : project.platforms().values()) {
      platform.sheets().sheets().values().stream()
          .flatMap(sheet -> Stream.concat(sheet.request().stream(), sheet.response().stream()))
          .flatMap(row -> Stream.ofNullable(row.field().codes()))
          .forEach(
              codes -> {
                tables.add(codes.replaceFirst("/.*", ""));
                columns.add(column(codes, platform.id()));
              });
    }
    project.services().values().forEach(service -> columns(service, project, columns));
    List<Finding> findings = new ArrayList<>();
    for (String table : project.library().codes().keySet()) {
      Path path = project.mappings().resolve("codes/" + table + ".yaml");
      YamlFile file = project.yaml().get(path);
      if (!tables.contains(table)) {
        findings.add(
            new Finding(path, 1, "no field uses the code table '" + table + "'", "remove it"));
      } else if (file != null) {
        columns(table, file, columns, project, findings);
      }
    }
    return findings;
  }

  /** A system that a platform's sheets are turned round for has that platform's columns. */
  private static void columns(Platform service, Project project, Set<String> columns) {
    Path connector = project.mappings().resolve("his/" + service.id() + "/connector.yaml");
    YamlFile file = project.yaml().get(connector);
    String model = file == null ? "" : file.tree().path("sheets").path(0).asText();
    service.operations().values().stream()
        .flatMap(operation -> Stream.of(operation.request(), operation.response()))
        .flatMap(side -> side.contract().fields().values().stream())
        .flatMap(field -> Stream.ofNullable(field.codes()))
        .forEach(codes -> columns.add(column(codes, model)));
  }

  private static Set<String> canonical(Project project) {
    Set<String> tables = new HashSet<>();
    project
        .library()
        .operations()
        .values()
        .forEach(
            operation ->
                Stream.of(operation.sheet().request(), operation.sheet().response())
                    .flatMap(side -> side.values().stream())
                    .map(CanonicalField::codes)
                    .flatMap(Stream::ofNullable)
                    .forEach(tables::add));
    return tables;
  }

  /** {@code sex/text} of a platform is the column {@code <platform>/text} of {@code sex}. */
  private static String column(String codes, String platform) {
    int slash = codes.indexOf('/');
    String table = slash < 0 ? codes : codes.substring(0, slash);
    return table + " " + platform + (slash < 0 ? "" : codes.substring(slash));
  }

  private static void columns(
      String table, YamlFile file, Set<String> used, Project project, List<Finding> findings) {
    file.tree()
        .path("platforms")
        .fieldNames()
        .forEachRemaining(
            column -> {
              boolean service = project.services().containsKey(column.replaceFirst("/.*", ""));
              if (!service && !used.contains(table + " " + column)) {
                findings.add(
                    file.finding(
                        "/platforms" + YamlFile.step(column),
                        "no field uses the column '" + column + "' of '" + table + "'",
                        "remove it, or name it in a sheet"));
              }
            });
  }
}
