package org.hospitalhub.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.platform.Incoming;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.CanonicalPath;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.hospitalhub.sheet.OperationSheet.Query;
import org.jspecify.annotations.Nullable;

/**
 * Plays the platforms that the hub calls: a message that fits its sheet is accepted and answered
 * with the sheet's examples, another one is refused in the platform's dialect. Asked what became of
 * a message, it knows of those it has accepted. It does wrong what it is told to. A HIS that is
 * asked by messages is played by a route; what it got and what it does wrong is kept here too.
 */
public final class SimulatedPlatforms {

  private final LiveMappings mappings;
  private final Map<String, SimulatedSystem> systems = new ConcurrentHashMap<>();

  /** Plays the platforms of the mappings in force. */
  public SimulatedPlatforms(LiveMappings mappings) {
    this.mappings = mappings;
  }

  /**
   * What comes back.
   *
   * @param fault what goes wrong on the way; null when nothing does
   */
  public record Answer(String text, @Nullable Fault fault) {}

  private SimulatedSystem system(String platform) {
    return systems.computeIfAbsent(platform, id -> new SimulatedSystem());
  }

  /** Answers a message as the platform would. */
  public Answer answer(String id, Incoming incoming) {
    Platform platform = mappings.current().platform(id);
    SimulatedSystem system = system(id);
    AtomicReference<Operation> known = new AtomicReference<>();
    try {
      Platform.Request request = platform.receive(incoming, Direction.OUTBOUND, known::set);
      Operation operation = request.operation();
      operation.request().require(request.body());
      Fault fault = system.strike(operation, request.body());
      if (fault != null && fault.fault() == Fault.Kind.DROP) {
        return new Answer("", fault);
      }
      return new Answer(accept(platform, operation, request.body(), fault), fault);
    } catch (CanonicalException e) {
      system.refuse(known.get(), incoming.text());
      return new Answer(platform.refuse(known.get(), e), null);
    }
  }

  private String accept(
      Platform platform, Operation operation, JsonNode message, @Nullable Fault fault) {
    JsonNode reply = told(platform, operation, message);
    system(platform.id()).accept(operation, message, reply, Fault.done(fault));
    return platform.reply(operation, reply);
  }

  /**
   * The answer: the sheet's example, which names what was asked about. A platform does not know
   * what became of what it never got.
   */
  private JsonNode told(Platform platform, Operation question, JsonNode message) {
    ObjectNode example = question.response().example(message);
    List<Operation> asked =
        platform.operations().values().stream().filter(o -> asks(o, question)).toList();
    if (asked.isEmpty()) {
      return example;
    }
    JsonNode canonical = question.request().toCanonical(message);
    Acceptances accepted = system(platform.id()).accepted();
    for (Operation one : asked) {
      Optional<JsonNode> about = accepted.known(one, query(one), canonical);
      if (about.isPresent()) {
        ObjectNode told = question.response().toCanonical(example);
        query(one)
            .matches()
            .forEach((to, from) -> CanonicalPath.of(to).put(told, at(about.get(), from)));
        boolean empty = platform.descriptor().envelope().emptyElements();
        return question.response().toWire(told, empty, message);
      }
    }
    throw new CanonicalException("not-found", "");
  }

  private static JsonNode at(JsonNode message, String path) {
    return message.at("/" + path.replace('.', '/'));
  }

  private static boolean asks(Operation asked, Operation question) {
    return asked.query() != null && asked.query().operation().equals(question.key());
  }

  private static Query query(Operation asked) {
    if (asked.query() == null) {
      throw new IllegalStateException(asked.id() + " is never asked about");
    }
    return asked.query();
  }

  /**
   * What goes wrong with a message to a HIS that routes play; null when nothing does.
   *
   * @throws CanonicalException what it is to be refused with
   */
  public @Nullable Fault strike(String connector, Operation operation, JsonNode message) {
    return system(connector).strike(operation, message);
  }

  /** Notes a message that a HIS has carried out so many times. */
  public void accepted(String connector, Operation operation, JsonNode message, int times) {
    system(connector).accept(operation, message, JsonNodeFactory.instance.objectNode(), times);
  }

  /** Notes a message that a HIS has refused. */
  public void refused(String connector, @Nullable Operation operation, String text) {
    system(connector).refuse(operation, text);
  }

  /** The last messages a platform got, oldest first. */
  public ArrayNode received(String id) {
    return system(require(id).id()).received().list();
  }

  /** The messages a platform has accepted, each once, in the order in which they first came. */
  public ArrayNode accepted(String id) {
    return system(require(id).id()).accepted().list();
  }

  /** Forgets what a platform has accepted. */
  public void forget(String id) {
    system(require(id).id()).accepted().clear();
  }

  /** The faults of a platform, with the times that are left. */
  public List<Fault> faults(String id) {
    return system(require(id).id()).plan().faults();
  }

  /**
   * Has a platform do wrong from now on what a JSON list says, and nothing else.
   *
   * @throws CanonicalException {@code malformed} or {@code invalid}; nothing changes then
   */
  public void plan(String id, String faults) {
    Mappings current = mappings.current();
    system(id).plan().replace(new FaultReader(current, require(id)).read(faults));
  }

  private Platform require(String id) {
    return mappings.current().systems().stream()
        .filter(system -> system.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new CanonicalException("not-found", "there is no such platform or connector"));
  }
}
