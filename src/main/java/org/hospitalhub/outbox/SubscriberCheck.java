package org.hospitalhub.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Whether a message fits the sheets of those who shall get it. What fits none of them is the
 * caller's mistake and refused at once, by canonical names; what fits some is delivered to those
 * and held for the others.
 */
final class SubscriberCheck {

  private SubscriberCheck() {}

  static void require(Mappings mappings, List<Operation> subscribers, JsonNode message) {
    CanonicalException first = null;
    for (Operation subscriber : subscribers) {
      CanonicalException misfit = misfit(mappings, subscriber, message);
      if (misfit == null) {
        return;
      }
      first = first == null ? misfit : first;
    }
    if (first != null) {
      throw first;
    }
  }

  private static @Nullable CanonicalException misfit(
      Mappings mappings, Operation operation, JsonNode message) {
    boolean empty = mappings.platform(operation.platform()).descriptor().envelope().emptyElements();
    try {
      ObjectNode request = operation.request().toWire(message, empty, null);
      operation.request().require(operation.request().normalise(request));
      return null;
    } catch (CanonicalException e) {
      return operation.request().inCanonicalNames(e);
    }
  }
}
