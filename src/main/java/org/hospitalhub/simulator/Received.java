package org.hospitalhub.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import org.hospitalhub.sheet.Operation;
import org.jspecify.annotations.Nullable;

/** The last messages a platform got, also those it did not accept. */
final class Received {

  private static final int REMEMBERED = 100;

  private final Deque<Message> messages = new ArrayDeque<>();

  private record Message(String operation, JsonNode content, boolean accepted) {}

  synchronized void add(@Nullable Operation operation, JsonNode content, boolean accepted) {
    messages.addLast(new Message(operation == null ? "" : operation.key(), content, accepted));
    if (messages.size() > REMEMBERED) {
      messages.removeFirst();
    }
  }

  /** Oldest first. */
  synchronized ArrayNode list() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Message message : messages) {
      list.addObject()
          .put("operation", message.operation())
          .put("accepted", message.accepted())
          .set("message", message.content());
    }
    return list;
  }
}
