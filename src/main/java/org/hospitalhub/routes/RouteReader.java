package org.hospitalhub.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.RejectedFileException;
import org.hospitalhub.sheet.YamlFile;

/** Reads every file of the routes folder into its items; every mistake of form is a finding. */
final class RouteReader {

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
            findings.add(item.finding(problem, "give one of them another id"));
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

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".camel.yaml"))
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
