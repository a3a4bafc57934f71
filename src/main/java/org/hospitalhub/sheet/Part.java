package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One element of a compiled message; one class per kind. The tree of parts is all that runs per
 * message: nothing of the YAML is looked at again.
 */
sealed interface Part permits LeafPart, ObjectPart, ListPart {

  /** Its name on the wire, as it is written. */
  String name();

  /** The other names that are read. */
  List<String> aliases();

  /**
   * The element as the contract describes it: values trimmed, aliases renamed, a single element of
   * a list in a list; null when it is absent.
   *
   * @param exact whether values are trimmed and nothing else, as what a reply repeats of them
   */
  @Nullable JsonNode normalise(JsonNode wire, boolean exact);

  /** Copies a normalised element that fits its contract into a canonical object. */
  void toCanonical(JsonNode wire, ObjectNode canonical);

  /** The element made from a canonical object; null when there is nothing to write. */
  @Nullable JsonNode toWire(JsonNode canonical, Target target);

  /**
   * What a message is written for.
   *
   * @param emptyElements whether an absent value is written as an empty one
   * @param request the wire request that a reply may repeat fields of, as it was sent
   * @param message the canonical message that it is made of
   */
  record Target(boolean emptyElements, @Nullable JsonNode request, JsonNode message) {}
}
