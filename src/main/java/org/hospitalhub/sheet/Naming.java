package org.hospitalhub.sheet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a system writes the names of a contract that it shares with others. */
public enum Naming {
  /** As the sheets write them. */
  @JsonProperty("camelCase")
  CAMEL,
  /** {@code PlacerOrderNO}: the first letter in upper case, the rest as the sheets write it. */
  @JsonProperty("PascalCase")
  PASCAL,
  /** {@code PLACERORDERNO}. */
  @JsonProperty("UPPERCASE")
  UPPER;

  /** As descriptors write it. */
  public String label() {
    return switch (this) {
      case CAMEL -> "camelCase";
      case PASCAL -> "PascalCase";
      case UPPER -> "UPPERCASE";
    };
  }

  /** A name, or the names of a path: {@code data.result.items[]}. */
  public String of(String path) {
    return this == CAMEL
        ? path
        : Stream.of(path.split("\\.")).map(this::name).collect(Collectors.joining("."));
  }

  /** The same values under the names as the system has them, in their order. */
  public <T> Map<String, T> keysOf(Map<String, T> map) {
    Map<String, T> named = new LinkedHashMap<>();
    map.forEach((path, value) -> named.put(of(path), value));
    return named;
  }

  /** The same keys for the paths as the system has them. */
  Map<String, String> pathsOf(Map<String, String> map) {
    return map.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> of(entry.getValue())));
  }

  private String name(String name) {
    return this == UPPER
        ? name.toUpperCase(Locale.ROOT)
        : name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** A row as the system has it. */
  Row of(Row row) {
    return this == CAMEL
        ? row
        : new Row(
            FieldPath.of(of(row.path().toString())),
            row.field().named(this),
            row.canonical(),
            row.file(),
            row.line());
  }
}
