package org.hospitalhub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hospitalhub.sheet.Naming;

/** How callers write the names of a message, beside the way the sheets have them. */
final class Spellings {

  private final List<Naming> namings;
  private final Set<String> known = new HashSet<>();
  private final Map<String, String> bySound = new HashMap<>();

  /**
   * The spellings of a platform.
   *
   * @param namings the other ways; none when every name is read as it stands
   * @param names the names of its messages, as the sheets have them; the first of two that differ
   *     in their capitals only is meant by every other spelling
   */
  Spellings(List<Naming> namings, Stream<String> names) {
    this.namings = namings;
    names.forEach(
        name -> {
          known.add(name);
          bySound.putIfAbsent(sound(name), name);
        });
  }

  private static String sound(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  /** The name that a sheet has for one that was read; itself when there is none. */
  String own(String name) {
    return namings.isEmpty() || known.contains(name)
        ? name
        : bySound.getOrDefault(sound(name), name);
  }

  /** How an object's names are written; the first that tells decides. */
  Naming naming(JsonNode object) {
    return object.properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> known.contains(own(name)))
        .flatMap(name -> ways().filter(way -> way.of(own(name)).equals(name)))
        .findFirst()
        .orElse(Naming.CAMEL);
  }

  private Stream<Naming> ways() {
    return Stream.concat(Stream.of(Naming.CAMEL), namings.stream());
  }

  /** Whether a name is there in two spellings. */
  boolean twice(JsonNode node) {
    if (namings.isEmpty()) {
      return false;
    }
    Set<String> names = new HashSet<>();
    return node.properties().stream().anyMatch(field -> !names.add(own(field.getKey())))
        || StreamSupport.stream(node.spliterator(), false).anyMatch(this::twice);
  }

  /** The same with the names that the sheets have, the last of two spellings of one. */
  JsonNode read(JsonNode node) {
    if (namings.isEmpty()) {
      return node;
    }
    if (node instanceof ArrayNode list) {
      ArrayNode named = list.arrayNode();
      list.forEach(item -> named.add(read(item)));
      return named;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode named = object.objectNode();
    object.properties().forEach(e -> named.set(own(e.getKey()), read(e.getValue())));
    return named;
  }

  /** The same with the names as a caller writes them. */
  static JsonNode write(JsonNode node, Naming naming) {
    if (naming == Naming.CAMEL) {
      return node;
    }
    if (node instanceof ArrayNode list) {
      ArrayNode named = list.arrayNode();
      list.forEach(item -> named.add(write(item, naming)));
      return named;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode named = object.objectNode();
    object.properties().forEach(e -> named.set(naming.of(e.getKey()), write(e.getValue(), naming)));
    return named;
  }
}
