package org.hospitalhub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hospitalhub.routes.MadeRoute;
import org.hospitalhub.sheet.YamlFile;

/**
 * Collects the addresses of all routes, written and made of sheets; templates are filled in where
 * they are used.
 */
final class RouteUses {

  private static final Set<String> SHORT_FORMS =
      Set.of("from", "to", "toD", "wireTap", "enrich", "pollEnrich", "deadLetterUri");

  private final Map<String, Template> templates = new HashMap<>();
  private final Set<String> filled = new HashSet<>(MadeRoute.SHAPES);
  private final Set<String> written = new HashSet<>();
  private final List<RouteUse> uses = new ArrayList<>();

  private record Template(YamlFile file, int line, JsonNode body, List<RouteUse> uses) {}

  RouteUses(Collection<YamlFile> files, Collection<MadeRoute> made) {
    files.forEach(file -> each(file, "routeTemplate", this::template));
    files.forEach(file -> each(file, "route", this::route));
    files.forEach(file -> each(file, "templatedRoute", this::templated));
    made.stream().filter(route -> !written.contains(route.id())).forEach(this::made);
  }

  /** The addresses, in the order of the files. */
  List<RouteUse> all() {
    return uses;
  }

  /** Templates that no route is made from: id to where they stand. */
  Map<String, RouteUse> unusedTemplates() {
    Map<String, RouteUse> unused = new HashMap<>();
    templates.forEach(
        (id, template) -> {
          if (!filled.contains(id)) {
            unused.put(id, new RouteUse(template.file().path(), template.line(), id, "", false));
          }
        });
    return unused;
  }

  /** What is done with an item of a file. */
  interface Visitor {
    void visit(YamlFile file, String pointer, JsonNode body);
  }

  /** Visits the items of one kind. */
  static void each(YamlFile file, String kind, Visitor visitor) {
    for (int i = 0; i < file.tree().size(); i++) {
      JsonNode body = file.tree().path(i).path(kind);
      if (body.isObject()) {
        visitor.visit(file, "/" + i + "/" + kind, body);
      }
    }
  }

  private void template(YamlFile file, String pointer, JsonNode body) {
    List<RouteUse> found = new ArrayList<>();
    String id = body.path("id").asText();
    collect(file, pointer, body, id, found);
    templates.put(id, new Template(file, file.line(pointer + "/id"), body, found));
  }

  private void route(YamlFile file, String pointer, JsonNode body) {
    written.add(body.path("id").asText());
    collect(file, pointer, body, body.path("id").asText(), uses);
  }

  private void templated(YamlFile file, String pointer, JsonNode body) {
    String id = body.path("routeId").asText();
    written.add(id);
    String template = body.path("routeTemplateRef").asText();
    filled.add(template);
    fill(template, parameters(body), id, file.path(), file.line(pointer + "/routeId"));
  }

  private void made(MadeRoute route) {
    fill(route.shape(), route.parameters(), route.id(), route.sheet(), 1);
  }

  private void fill(String ref, Map<String, String> with, String id, Path file, int line) {
    Template template = templates.get(ref);
    if (template == null) {
      return;
    }
    Map<String, String> values = new HashMap<>();
    template
        .body()
        .path("parameters")
        .forEach(p -> values.put(p.path("name").asText(), p.path("defaultValue").asText()));
    values.putAll(with);
    for (RouteUse use : template.uses()) {
      String uri = use.uri();
      for (Map.Entry<String, String> value : values.entrySet()) {
        uri = uri.replace("{{" + value.getKey() + "}}", value.getValue());
      }
      uses.add(new RouteUse(file, line, id, uri, use.consumer()));
    }
  }

  /** The values a templated route gives to its template. */
  static Map<String, String> parameters(JsonNode templated) {
    Map<String, String> values = new HashMap<>();
    templated
        .path("parameters")
        .forEach(p -> values.put(p.path("name").asText(), p.path("value").asText()));
    return values;
  }

  private static void collect(
      YamlFile file, String pointer, JsonNode node, String route, List<RouteUse> into) {
    node.properties()
        .forEach(
            e -> {
              String key = e.getKey();
              String at = pointer + YamlFile.step(key);
              boolean address = key.equals("uri") || SHORT_FORMS.contains(key);
              if (address && e.getValue().isTextual()) {
                boolean consumer = at.endsWith("/from/uri") || key.equals("from");
                into.add(
                    new RouteUse(
                        file.path(), file.line(at), route, e.getValue().asText(), consumer));
              }
              collect(file, at, e.getValue(), route, into);
            });
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(file, pointer + "/" + i, node.get(i), route, into);
      }
    }
  }
}
