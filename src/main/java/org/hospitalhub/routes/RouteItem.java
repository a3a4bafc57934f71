package org.hospitalhub.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.hospitalhub.sheet.Finding;

/**
 * One item of a route file: a route, a template or a configuration of routes.
 *
 * @param file the file
 * @param line 1-based line of the item's id
 * @param kind what it is
 * @param id its id, unique in the folder among items of its kind
 * @param body what stands below the kind
 */
record RouteItem(Path file, int line, Kind kind, String id, JsonNode body) {

  private static final String PREFIX = "prefixId";

  /** What stands before the ids of steps, which a template gives to all its routes alike. */
  String prefix() {
    return id + "-";
  }

  /** The kinds of items, in the order they have to be loaded. */
  enum Kind {
    CONFIGURATION("routeConfiguration", "id"),
    TEMPLATE("routeTemplate", "id"),
    ROUTE("route", "id"),
    TEMPLATED("templatedRoute", "routeId");

    final String key;
    final String idKey;

    Kind(String key, String idKey) {
      this.key = key;
      this.idKey = idKey;
    }
  }

  /** A route that follows from a sheet: as if it were written there. */
  static RouteItem of(MadeRoute made) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put(Kind.TEMPLATED.idKey, made.id()).put("routeTemplateRef", made.shape());
    ArrayNode parameters = body.putArray("parameters");
    new TreeMap<>(made.parameters())
        .forEach((name, value) -> parameters.addObject().put("name", name).put("value", value));
    return new RouteItem(made.sheet(), 1, Kind.TEMPLATED, made.id(), body);
  }

  /** Whether nobody has written it. */
  boolean made() {
    return !RouteReader.isRouteFile(file);
  }

  /** The parameters of a templated route, or the defaults of a template's, by their names. */
  Map<String, String> parameters(String value) {
    Map<String, String> values = new LinkedHashMap<>();
    body.path("parameters")
        .forEach(p -> values.put(p.path("name").asText(), p.path(value).asText()));
    return values;
  }

  boolean isRoute() {
    return kind == Kind.ROUTE || kind == Kind.TEMPLATED;
  }

  /** What no two items of the folder may share. */
  String name() {
    return (isRoute() ? Kind.ROUTE : kind).key + " " + id;
  }

  /** The template it is made from; empty when it is written out. */
  String template() {
    return body.path("routeTemplateRef").asText();
  }

  boolean sameAs(RouteItem other) {
    return kind == other.kind && body.equals(other.body);
  }

  /** Adds it to a context under another id, and starts it if the context runs. */
  void load(CamelContext context, String liveId) throws Exception {
    ObjectNode live = body.deepCopy();
    live.put(kind.idKey, liveId);
    if (kind == Kind.TEMPLATED && !live.has(PREFIX)) {
      live.put(PREFIX, prefix()); // Camel's own would be another number with every edit
    }
    // JSON is YAML; the line feeds put it at its own line for Camel's messages
    String text = "\n".repeat(line - 1) + "- {\"" + kind.key + "\": " + live.toPrettyString() + "}";
    var resource = ResourceHelper.fromString("file:" + file, text);
    PluginHelper.getRoutesLoader(context).loadRoutes(resource);
  }

  Finding finding(String problem, String remedy) {
    return new Finding(file, line, problem, remedy);
  }
}
