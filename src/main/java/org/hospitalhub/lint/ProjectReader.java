package org.hospitalhub.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hospitalhub.his.SqlFile;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.mappings.MappingsReader;
import org.hospitalhub.platform.Descriptor;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.routes.MadeRoute;
import org.hospitalhub.routes.RouteFiles;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.Library;
import org.hospitalhub.sheet.RejectedFileException;
import org.hospitalhub.sheet.SheetFolder;
import org.hospitalhub.sheet.SourceFile;
import org.hospitalhub.sheet.YamlFile;

/** Reads a project's folders; the mistakes with which the hub would not start are findings. */
final class ProjectReader {

  /** The components that the hub adds to Camel's. */
  static final Set<String> STEPS =
      Set.of(
          "platform",
          "sheet",
          "his-sql",
          "canonical",
          "simulator",
          "journal",
          "idempotent",
          "outbox",
          "his",
          "http-client",
          "upload",
          "upload-run");

  private final Path mappings;
  private final Path routes;
  private final Settings settings;
  private final List<Finding> findings;
  private boolean complete = true;

  ProjectReader(Path folder, List<Finding> findings) {
    this.mappings = folder.resolve("mappings");
    this.routes = folder.resolve("routes");
    this.settings = Settings.of(folder);
    this.findings = findings;
  }

  Project read() {
    Mappings compiled =
        new MappingsReader(mappings, settings::resolve, settings.config()).read(findings);
    findings.addAll(RouteFiles.check(routes, compiled, STEPS, settings::property));
    List<Path> files = new ArrayList<>(files(mappings));
    files.addAll(files(routes));
    Map<Path, YamlFile> yaml = yaml(files, mappings);
    Map<Path, YamlFile> routeFiles = yaml(files, routes);
    Map<String, PlatformFiles> platforms = new TreeMap<>();
    compiled.platforms().values().forEach(platform -> platform(platform, yaml, platforms));
    Library library = compiled.library();
    complete &= whole("codes", library.codes().size(), yaml.keySet());
    complete &= whole("uploads", library.uploads().size(), yaml.keySet());
    complete &= whole("canonical", library.operations().size() + 1, yaml.keySet());
    complete &= whole("canonical/fields", library.dictionary().nouns().size(), yaml.keySet());
    complete &= described(yaml, "platform.yaml") == platforms.size();
    complete &= described(yaml, "connector.yaml") == compiled.services().size();
    List<SqlText> sql = sql(files);
    return new Project(
        mappings,
        routes,
        files,
        yaml,
        routeFiles,
        library,
        platforms,
        compiled.services(),
        sql,
        new RouteUses(routeFiles.values(), MadeRoute.all(compiled)),
        complete);
  }

  private static long described(Map<Path, YamlFile> yaml, String descriptor) {
    return yaml.keySet().stream().filter(file -> file.endsWith(descriptor)).count();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<Path, YamlFile> yaml(List<Path> files, Path folder) {
    Map<Path, YamlFile> read = new TreeMap<>();
    for (Path path : files) {
      if (path.startsWith(folder) && path.toString().endsWith(".yaml")) {
        try {
          read.put(path, YamlFile.read(path));
        } catch (RejectedFileException e) {
          findings.addAll(e.findings());
          complete = false;
        }
      }
    }
    return read;
  }

  private void platform(
      Platform platform, Map<Path, YamlFile> yaml, Map<String, PlatformFiles> to) {
    Path folder = mappings.resolve(platform.id());
    YamlFile file = yaml.get(folder.resolve("platform.yaml"));
    List<Finding> mistakes = new ArrayList<>();
    SheetFolder sheets = SheetFolder.read(folder, mistakes);
    complete &= mistakes.isEmpty();
    findings.addAll(mistakes);
    if (file != null) {
      Descriptor descriptor = platform.descriptor();
      to.put(platform.id(), new PlatformFiles(platform.id(), folder, file, descriptor, sheets));
    }
  }

  /** Whether everything that stands in a folder was understood. */
  private boolean whole(String folder, int understood, Collection<Path> files) {
    Path parent = mappings.resolve(folder);
    return understood == files.stream().filter(file -> parent.equals(file.getParent())).count();
  }

  private List<SqlText> sql(List<Path> files) {
    return files.stream()
        .filter(f -> f.startsWith(mappings.resolve("his")) && f.toString().endsWith(".sql"))
        .flatMap(this::sql)
        .toList();
  }

  private Stream<SqlText> sql(Path path) {
    try {
      SqlFile file = SqlFile.parse(path, SourceFile.text(path), new ArrayList<>());
      String connector = path.getParent().getFileName().toString();
      return Stream.of(
          new SqlText(connector, Project.stem(path), path, file.errors(), file.answered()));
    } catch (RejectedFileException e) {
      complete = false; // what is wrong with it was found when it was compiled
      return Stream.empty();
    }
  }
}
