package org.hospitalhub.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Operation;
import org.jspecify.annotations.Nullable;

/** What a simulated system has received and accepted, and what it is to do wrong. */
record SimulatedSystem(Received received, Acceptances accepted, FaultPlan plan) {

  SimulatedSystem() {
    this(new Received(), new Acceptances(), new FaultPlan());
  }

  /**
   * What goes wrong with a message that fits its sheet; null when nothing does.
   *
   * @throws CanonicalException what it is to be refused with
   */
  @Nullable Fault strike(Operation operation, JsonNode message) {
    Fault fault = plan.next(operation.key());
    if (fault == null) {
      return null;
    }
    if (fault.fault() == Fault.Kind.DROP) {
      received.add(operation, message, false);
    }
    if (fault.error() != null) {
      throw new CanonicalException(fault.error(), fault.words() == null ? "" : fault.words());
    }
    return fault;
  }

  void accept(Operation operation, JsonNode message, JsonNode reply, int times) {
    for (int i = 0; i < times; i++) {
      received.add(operation, message, true);
      accepted.add(operation, message, reply);
    }
  }

  void refuse(@Nullable Operation operation, String text) {
    received.add(operation, JsonNodeFactory.instance.textNode(text), false);
  }
}
