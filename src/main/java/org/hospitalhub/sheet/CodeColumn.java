package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How one platform writes the codes of a table. A platform code that stands for several canonical
 * ones is read as the first of them.
 *
 * @param toCanonical platform code to canonical code, in the file's order
 * @param toWire canonical code to the first platform code that means it
 * @param unwritten canonical codes for which an optional field is left empty
 */
record CodeColumn(
    Map<String, String> toCanonical, Map<String, String> toWire, Set<String> unwritten) {

  static CodeColumn of(JsonNode column, Set<String> canonical, Set<String> unwritten) {
    Map<String, String> toCanonical = new LinkedHashMap<>();
    if (column.isTextual()) {
      canonical.forEach(code -> toCanonical.put(code, code));
    } else {
      column.properties().forEach(e -> toCanonical.put(e.getKey(), meanings(e.getValue()).get(0)));
    }
    Map<String, String> toWire = new HashMap<>();
    toCanonical.forEach((wire, code) -> toWire.putIfAbsent(code, wire));
    column
        .properties()
        .forEach(e -> meanings(e.getValue()).forEach(code -> toWire.putIfAbsent(code, e.getKey())));
    return new CodeColumn(toCanonical, toWire, unwritten);
  }

  /** The canonical codes that a platform code stands for. */
  static List<String> meanings(JsonNode codes) {
    List<String> meanings = new ArrayList<>();
    if (codes.isArray()) {
      codes.forEach(code -> meanings.add(code.asText()));
    } else {
      meanings.add(codes.asText());
    }
    return meanings;
  }
}
