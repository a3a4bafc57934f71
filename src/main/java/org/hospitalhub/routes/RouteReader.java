package org.hospitalhub.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.RejectedFileException;
import org.hospitalhub.sheet.YamlFile;

/** Reads every file of the routes folder into its items; every mistake of form is a finding. */
final class RouteReader {

  private static final String ENDING = ".camel.yaml";
  private static final String OTHER_ID = "give one of them another id";

  private final RouteSchema schema = new RouteSchema();

  /**
   * The items of all files below a folder, in the order they have to be loaded.
   *
   * @throws RejectedFileException with all mistakes of form
   */
  List<RouteItem> read(Path folder) {
    List<Finding> findings = new ArrayList<>();
    Map<String, RouteItem> items = new LinkedHashMap<>();
    for (Path file : files(folder)) {
      try {
        for (RouteItem item : items(YamlFile.read(file))) {
          RouteItem first = items.putIfAbsent(item.name(), item);
          if (first != null) {
            String problem =
                item.name() + " stands already at " + first.file() + ":" + first.line();
            findings.add(item.finding(problem, OTHER_ID));
          }
        }
      } catch (RejectedFileException e) {
        findings.addAll(e.findings());
      }
    }
    if (!findings.isEmpty()) {
      throw new RejectedFileException(findings);
    }
    List<RouteItem> sorted = new ArrayList<>(items.values());
    sorted.sort((a, b) -> a.kind().compareTo(b.kind()));
    return sorted;
  }

  /**
   * The same, and the routes that the sheets make where none of their id is written.
   *
   * @throws RejectedFileException with all mistakes of form, and with templates that are missing
   */
  List<RouteItem> read(Path folder, Mappings mappings) {
    List<RouteItem> items = read(folder);
    Map<String, RouteItem> routes = new HashMap<>();
    items.stream().filter(RouteItem::isRoute).forEach(item -> routes.put(item.id(), item));
    Set<String> templates =
        items.stream()
            .filter(item -> item.kind() == RouteItem.Kind.TEMPLATE)
            .map(RouteItem::id)
            .collect(Collectors.toSet());
    Set<String> missing = new TreeSet<>();
    List<Finding> findings = new ArrayList<>();
    for (MadeRoute made : MadeRoute.all(mappings)) {
      RouteItem item = RouteItem.of(made);
      RouteItem first = routes.putIfAbsent(item.id(), item);
      if (first == null) {
        items.add(item);
        if (!templates.contains(made.shape())) {
          missing.add(made.shape());
        }
      } else if (first.made()) {
        findings.add(item.finding(item.id() + " is also the route of " + first.file(), OTHER_ID));
      }
    }
    missing.forEach(shape -> findings.add(missing(folder, shape)));
    if (!findings.isEmpty()) {
      throw new RejectedFileException(findings);
    }
    return items;
  }

  private static Finding missing(Path folder, String shape) {
    String problem =
        "there is no routeTemplate '" + shape + "', which routes of sheets are made of";
    return new Finding(folder.resolve("templates.camel.yaml"), 1, problem, "write it");
  }

  /** Whether a file is read for the routes in it. */
  static boolean isRouteFile(Path file) {
    return file.getFileName().toString().endsWith(ENDING);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(RouteReader::isRouteFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<RouteItem> items(YamlFile file) {
    List<Finding> findings = new ArrayList<>(schema.check(file));
    List<RouteItem> items = new ArrayList<>();
    if (findings.isEmpty()) {
      for (int i = 0; i < file.tree().size(); i++) {
        item(file, i, items, findings);
      }
    }
    if (!findings.isEmpty()) {
      throw new RejectedFileException(findings);
    }
    return items;
  }

  private static void item(YamlFile file, int i, List<RouteItem> items, List<Finding> findings) {
    String key = file.tree().get(i).fieldNames().next();
    JsonNode body = file.tree().get(i).get(key);
    for (RouteItem.Kind kind : RouteItem.Kind.values()) {
      if (kind.key.equals(key)) {
        String pointer = "/" + i + "/" + key + "/" + kind.idKey;
        String id = body.path(kind.idKey).asText();
        if (id.isEmpty()) {
          String problem = key + " has no " + kind.idKey;
          findings.add(file.finding(pointer, problem, "give it one that no other has"));
        }
        items.add(new RouteItem(file.path(), file.line(pointer), kind, id, body));
        return;
      }
    }
    String problem = "'" + key + "' cannot be swapped while the hub runs";
    String remedy = "write a route or a routeConfiguration, and beans in the configuration";
    findings.add(file.finding("/" + i, problem, remedy));
  }
}
