package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A canonical operation, compiled: its sheet, and the contracts of its request and its response.
 *
 * @param name {@code appointment.book}, the file's stem
 * @param identity what a repeat of its request has in common with the first
 * @param identifiers the numbers in its request that are written the one way
 * @param identityCards the numbers of identity cards in its request
 */
public record CanonicalOperation(
    String name,
    CanonicalSheet sheet,
    Map<String, FieldType> requestTypes,
    Map<String, FieldType> responseTypes,
    Identity identity,
    Contract request,
    Contract response,
    Identifiers identifiers,
    IdentityCards identityCards,
    Path file) {

  /** Writes the values of a request in the one way that they are compared by. */
  public void normalise(ObjectNode message) {
    identifiers.normalise(message);
  }

  /** Everything in a request that does not fit, in the order of the contract. */
  public List<Violation> check(JsonNode message) {
    List<Violation> violations = request.check(message);
    return violations.isEmpty() ? identityCards.check(message) : violations;
  }

  /** The codes of a response field; null when it has none. */
  public @Nullable CodeTable responseCodes(String path, Map<String, CodeTable> tables) {
    CanonicalField field = sheet.response().get(path);
    return field == null || field.codes() == null ? null : tables.get(field.codes());
  }
}
