package org.hospitalhub.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.platform.Incoming;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.jspecify.annotations.Nullable;

/**
 * Plays the platforms that the hub calls: a message that fits its sheet is answered with the
 * sheet's examples, another one is refused in the platform's dialect. Remembers the last messages.
 */
public final class SimulatedPlatforms {

  private static final int REMEMBERED = 100;

  private final LiveMappings mappings;
  private final Map<String, Deque<Received>> received = new ConcurrentHashMap<>();

  /** Plays the platforms of the mappings in force. */
  public SimulatedPlatforms(LiveMappings mappings) {
    this.mappings = mappings;
  }

  private record Received(String operation, JsonNode message, boolean accepted) {}

  /**
   * Answers a message as the platform would.
   *
   * @param named the operation that the transport names; null when it names none
   */
  public String answer(String id, @Nullable String named, String text) {
    Platform platform = mappings.current().platform(id);
    AtomicReference<Operation> known = new AtomicReference<>();
    try {
      Incoming incoming = Incoming.of(text, named);
      Platform.Request request = platform.receive(incoming, Direction.OUTBOUND, known::set);
      Operation operation = request.operation();
      operation.request().require(request.body());
      remember(id, operation, request.body(), true);
      return platform.reply(operation, operation.response().example(request.body()));
    } catch (CanonicalException e) {
      remember(id, known.get(), JsonNodeFactory.instance.textNode(text), false);
      return platform.refuse(known.get(), e);
    }
  }

  private void remember(
      String id, @Nullable Operation operation, JsonNode message, boolean accepted) {
    Deque<Received> all = received.computeIfAbsent(id, k -> new ArrayDeque<>());
    synchronized (all) {
      all.addLast(new Received(operation == null ? "" : operation.key(), message, accepted));
      if (all.size() > REMEMBERED) {
        all.removeFirst();
      }
    }
  }

  /** The last messages a platform got, oldest first. */
  public ArrayNode received(String id) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    Deque<Received> all = received.getOrDefault(id, new ArrayDeque<>());
    synchronized (all) {
      all.forEach(
          r ->
              list.addObject()
                  .put("operation", r.operation())
                  .put("accepted", r.accepted())
                  .set("message", r.message()));
    }
    return list;
  }
}
