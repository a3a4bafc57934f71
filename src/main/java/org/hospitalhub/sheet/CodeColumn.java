package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How one platform writes the codes of a table.
 *
 * @param toCanonical platform code to canonical code, in the file's order
 * @param toWire canonical code to the first platform code that means it
 */
record CodeColumn(Map<String, String> toCanonical, Map<String, String> toWire) {

  static CodeColumn of(JsonNode column, Set<String> canonical) {
    Map<String, String> toCanonical = new LinkedHashMap<>();
    if (column.isTextual()) {
      canonical.forEach(code -> toCanonical.put(code, code));
    } else {
      column.properties().forEach(e -> toCanonical.put(e.getKey(), e.getValue().asText()));
    }
    Map<String, String> toWire = new HashMap<>();
    toCanonical.forEach((wire, code) -> toWire.putIfAbsent(code, wire));
    return new CodeColumn(toCanonical, toWire);
  }
}
