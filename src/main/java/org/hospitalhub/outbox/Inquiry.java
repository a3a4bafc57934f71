package org.hospitalhub.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.hospitalhub.sheet.CanonicalOperation;
import org.hospitalhub.sheet.OperationSheet.Query;

/**
 * Asks a platform what became of a message whose answer never came, as the sheet's {@code query}
 * says.
 */
final class Inquiry {

  private static final String SLASH = "/";

  private final Courier courier;

  Inquiry(Courier courier) {
    this.courier = courier;
  }

  /**
   * What became of a message.
   *
   * @return nothing when the platform never got it, so that it may be sent again
   */
  Optional<Outcome> ask(Query query, CanonicalOperation operation, Courier.Parcel sent) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    query.request().forEach((to, from) -> put(request, to, sent.message().at(pointer(from))));
    Outcome said =
        courier.carry(
            new Courier.Parcel(sent.platform(), query.operation(), sent.trace(), request));
    if (said instanceof Outcome.Taken told) {
      return told(query, operation, request, told.answer());
    }
    if (said instanceof Outcome.Refused no && means(query, no)) {
      return Optional.empty();
    }
    return Optional.of(new Outcome.Unclear("timeout", "the platform does not tell what became of it"));
  }

  private static boolean means(Query query, Outcome.Refused no) {
    String said = (no.code() + " " + no.words()).strip();
    return query.unknownTo() != null && query.unknownTo().stream().anyMatch(said::matches);
  }

  private static Optional<Outcome> told(
      Query query, CanonicalOperation operation, ObjectNode request, JsonNode answer) {
    String state = answer.at(pointer(query.state())).asText();
    if (query.never().contains(state)) {
      return Optional.empty();
    }
    if (query.delivered().contains(state)) {
      return Optional.of(new Outcome.Taken(answer(operation, request, answer)));
    }
    return Optional.of(new Outcome.Refused(state, "", false));
  }

  /** The answer that never came, as far as question and answer of the query tell it. */
  private static ObjectNode answer(
      CanonicalOperation operation, ObjectNode request, JsonNode answer) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, ?> field : operation.responseTypes().entrySet()) {
      JsonNode told = answer.at(pointer(field.getKey()));
      put(whole, field.getKey(), told.isMissingNode() ? request.at(pointer(field.getKey())) : told);
    }
    return whole;
  }

  private static String pointer(String path) {
    return SLASH + path.replace(".", SLASH);
  }

  private static void put(ObjectNode tree, String path, JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return;
    }
    String[] names = path.split("\\.");
    ObjectNode parent = tree;
    for (int i = 0; i < names.length - 1; i++) {
      parent = parent.withObjectProperty(names[i]);
    }
    parent.set(names[names.length - 1], value);
  }
}
