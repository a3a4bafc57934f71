package org.hospitalhub.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
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
    // JSON is YAML; the line feeds put it at its own line for Camel's messages
    String text = "\n".repeat(line - 1) + "- {\"" + kind.key + "\": " + live.toPrettyString() + "}";
    var resource = ResourceHelper.fromString("file:" + file, text);
    PluginHelper.getRoutesLoader(context).loadRoutes(resource);
  }

  Finding finding(String problem, String remedy) {
    return new Finding(file, line, problem, remedy);
  }
}
