package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One side of an operation, compiled: what its messages must look like, and how they are copied to
 * canonical ones and back. Immutable; shared by all threads.
 *
 * @param set canonical values that no wire field carries
 * @param oneOf groups of fields of which one must be there
 * @param repeats whether it repeats fields of the request
 * @param names what its fields are called in the canonical language
 */
public record Message(
    ObjectPart root,
    Contract contract,
    Map<CanonicalPath, JsonNode> set,
    List<List<Row>> oneOf,
    boolean repeats,
    FieldNames names,
    IdentityCards identityCards) {

  /** The message as the contract describes it: known fields, first spellings, trimmed values. */
  public JsonNode normalise(JsonNode body) {
    return normalise(body, false);
  }

  /** The same with its values as they were sent, which is how a reply repeats them. */
  public JsonNode asSent(JsonNode body) {
    return normalise(body, true);
  }

  private JsonNode normalise(JsonNode body, boolean exact) {
    JsonNode normal = root.normalise(body, exact);
    return normal == null ? JsonNodeFactory.instance.objectNode() : normal;
  }

  /**
   * Refuses a normalised message that does not fit.
   *
   * @throws CanonicalException {@code missing} or {@code invalid}, naming every field
   */
  public void require(JsonNode normal) {
    List<Violation> violations = check(normal);
    if (!violations.isEmpty()) {
      throw CanonicalException.of(violations);
    }
  }

  /** The canonical fields that every message has which fits. */
  public Set<String> always() {
    return names.rows().stream()
        .filter(row -> row.field().required())
        .map(row -> String.valueOf(row.canonical()))
        .collect(Collectors.toSet());
  }

  /** Everything in a normalised message that does not fit. */
  public List<Violation> check(JsonNode normal) {
    List<Violation> violations = contract.check(normal);
    for (List<Row> group : oneOf) {
      if (group.stream().allMatch(row -> isEmpty(normal, row))) {
        violations = new ArrayList<>(violations);
        violations.add(oneOf(group));
      }
    }
    return violations;
  }

  private static boolean isEmpty(JsonNode normal, Row row) {
    JsonNode value = new CanonicalPath(row.path().namesAfter(0)).get(normal);
    return value == null || value.isValueNode() && value.asText().isEmpty();
  }

  /**
   * A message made of the table's examples, for the simulator.
   *
   * @param request the normalised request that examples may quote
   */
  public ObjectNode example(JsonNode request) {
    return new Examples(contract.fields(), request).message();
  }

  private static Violation oneOf(List<Row> group) {
    return new Violation(
        String.join("/", group.stream().map(row -> row.path().toString()).toList()),
        String.join("/", group.stream().map(row -> row.field().title()).toList()),
        Violation.Kind.ONE_OF,
        Expected.NOTHING);
  }

  /**
   * The canonical message of a normalised one that fits.
   *
   * @throws CanonicalException {@code invalid} when the number of an identity card cannot be one
   */
  public ObjectNode toCanonical(JsonNode normal) {
    ObjectNode canonical = JsonNodeFactory.instance.objectNode();
    root.toCanonical(normal, canonical);
    set.forEach((path, value) -> path.put(canonical, value));
    List<Violation> violations = identityCards.check(canonical);
    if (!violations.isEmpty()) {
      throw CanonicalException.of(names.onTheWire(violations));
    }
    return canonical;
  }

  /** The same error, with the fields as this message names them instead of canonically. */
  public CanonicalException inItsNames(CanonicalException error) {
    return error.violations().isEmpty() ? error : error.of(error.error(), names::onTheWire);
  }

  /** The same error, with the fields named canonically instead of as this message names them. */
  public CanonicalException inCanonicalNames(CanonicalException error) {
    return error.violations().isEmpty() ? error : error.of(error.error(), names::canonical);
  }

  /**
   * What it means that a message made of a canonical one does not fit this contract, by canonical
   * names: {@code too-long} when that is all that is wrong with it.
   */
  public CanonicalException misfit(CanonicalException error) {
    boolean tooLong =
        !error.violations().isEmpty()
            && error.violations().stream().allMatch(v -> v.kind() == Violation.Kind.TOO_LONG);
    return tooLong
        ? error.of(CanonicalException.TOO_LONG, names::canonical)
        : inCanonicalNames(error);
  }

  /**
   * What of a reply stands in a refusal, in the table's order: what the error tells, and what the
   * table says must be there, empty where there is nothing to say. Lists are not told.
   *
   * @param told the wire fields that the error tells
   * @param around what stands there already: what the table has below it is written too
   * @param emptyElements whether every absent value is written as an empty element
   * @param request the request as it was sent; null when there is none
   */
  public ObjectNode toRefusal(
      JsonNode told, JsonNode around, boolean emptyElements, @Nullable JsonNode request) {
    return root.refusal(
        told, around, new Part.Target(emptyElements, request, MissingNode.getInstance()));
  }

  /**
   * The message a canonical one becomes.
   *
   * @param emptyElements whether absent values are written as empty elements
   * @param request the request as it was sent, that a reply may repeat fields of
   * @throws CanonicalException {@code invalid} when the platform has no code for a value
   */
  public ObjectNode toWire(JsonNode canonical, boolean emptyElements, @Nullable JsonNode request) {
    return root.whole(canonical, new Part.Target(emptyElements, request, canonical));
  }
}
