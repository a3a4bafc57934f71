package org.hospitalhub.journal.camel;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads single values of a normalised request by their flat paths. */
final class WirePaths {

  private WirePaths() {}

  /** The value at a path, of the first element where there is a list; empty when there is none. */
  static String text(JsonNode request, String path) {
    JsonNode node = request;
    for (String name : path.split("\\.")) {
      boolean list = name.endsWith("[]");
      node = node.path(list ? name.substring(0, name.length() - 2) : name);
      if (list) {
        node = node.path(0);
      }
    }
    return node.asText("");
  }
}
