package org.hospitalhub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Library;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.hospitalhub.sheet.Stylesheet;
import org.jspecify.annotations.Nullable;

/**
 * A platform, compiled from its descriptor and its sheets; immutable, shared by all threads. As a
 * server the hub uses {@link #receive}, {@link #reply} and {@link #refuse}; as a client {@link
 * #ask} and {@link #hear}; the simulator uses the same five from the other side.
 */
public final class Platform {

  private final String id;
  private final Descriptor descriptor;
  private final Map<String, Operation> operations;
  private final Codecs codecs;
  private final Dialect dialect;
  private final Callers callers;
  private final Refusals refusals;
  private final @Nullable Signature incoming;
  private final @Nullable Signature outgoing;

  Platform(String id, Descriptor descriptor, Map<String, Operation> operations, Library library) {
    this.id = id;
    this.descriptor = descriptor;
    this.operations = operations;
    this.codecs = new Codecs(descriptor.envelope(), operations);
    this.dialect = new Dialect(descriptor, operations, library);
    Descriptor.Server server = descriptor.server();
    Descriptor.Client client = descriptor.client();
    this.callers =
        new Callers(server == null || server.callers() == null ? List.of() : server.callers());
    this.refusals =
        client == null
            ? new Refusals(null, null)
            : new Refusals(client.passing(), client.permanent());
    this.incoming = signature(server == null ? null : server.signature());
    this.outgoing = signature(client == null ? null : client.signature());
  }

  private static @Nullable Signature signature(Descriptor.@Nullable Signature settings) {
    return settings == null || !settings.wanted() ? null : new Signature(settings);
  }

  public String id() {
    return id;
  }

  public Descriptor descriptor() {
    return descriptor;
  }

  /** The operations by their keys. */
  public Map<String, Operation> operations() {
    return operations;
  }

  /** Whether it is this operation that carries its canonical operation out, where several could. */
  public boolean prefers(Operation operation) {
    Descriptor.Client client = descriptor.client();
    String preferred =
        client == null || client.operations() == null
            ? null
            : client.operations().get(operation.canonical());
    return preferred == null || preferred.equals(operation.key());
  }

  /** Whether a refusal may pass, so that the same message may be accepted later. */
  public boolean passes(PlatformException refusal) {
    return refusals.pass(refusal.code(), refusal.words());
  }

  /**
   * Refuses a caller that is not allowed.
   *
   * @throws CanonicalException {@code unauthorized}
   */
  public void requireCaller(String address) {
    callers.require(address);
  }

  /**
   * The operation that the transport names; null when a field of the message names it, or when
   * there is no such operation.
   */
  public @Nullable Operation named(@Nullable String name, Direction direction) {
    return descriptor.envelope().operation() == null ? find(name, direction) : null;
  }

  private @Nullable Operation find(@Nullable String key, Direction direction) {
    Operation operation = key == null ? null : operations.get(key);
    return operation == null || operation.direction() != direction ? null : operation;
  }

  /**
   * Reads a request.
   *
   * @param named the operation that the transport names; null when it names none
   * @param direction whose operations are served: those of the hospital or, in the simulator, those
   *     of the platform
   * @param known is told the operation as soon as it is known, so that a refusal can be its own
   * @throws CanonicalException {@code malformed}, {@code missing} (no operation named), {@code
   *     unauthorized} (signature) or {@code unknown-operation}
   */
  public Request receive(
      String text, @Nullable String named, Direction direction, Consumer<Operation> known) {
    String field = descriptor.envelope().operation();
    if (field == null) {
      Operation operation = named(named, direction);
      if (operation == null) {
        throw new CanonicalException("unknown-operation", "");
      }
      known.accept(operation);
      return request(operation, text, codecs.request(operation).read(text));
    }
    JsonNode tree = codecs.platform().read(text);
    Operation operation = operation(field, tree, direction);
    known.accept(operation);
    return request(operation, text, tree);
  }

  private Request request(Operation operation, String text, JsonNode tree) {
    if (incoming != null) {
      incoming.require(tree);
    }
    Stylesheet stylesheet = operation.stylesheets().requestBefore();
    JsonNode body = reshape(stylesheet, codecs.request(operation), text, tree);
    return new Request(operation, operation.request().normalise(body));
  }

  private Operation operation(String field, JsonNode tree, Direction direction) {
    String key = tree.path(field).asText().strip();
    if (key.isEmpty()) {
      throw new CanonicalException("missing", field + "不能为空");
    }
    Operation operation = find(key, direction);
    if (operation == null) {
      throw new CanonicalException("unknown-operation", "");
    }
    return operation;
  }

  private static JsonNode reshape(
      @Nullable Stylesheet stylesheet, Codec codec, String text, JsonNode tree) {
    return stylesheet == null ? tree : codec.read(stylesheet.run(text));
  }

  private static String reshape(@Nullable Stylesheet stylesheet, String text) {
    return stylesheet == null ? text : stylesheet.run(text);
  }

  /** Writes the reply of a success. */
  public String reply(Operation operation, JsonNode body) {
    String text = codecs.response(operation).write(dialect.success(operation, body));
    return reshape(operation.stylesheets().responseAfter(), dialect.clean(text));
  }

  /** Writes the reply of a failure; the operation is null when the request named none. */
  public String refuse(@Nullable Operation operation, CanonicalException error) {
    return codecs.response(operation).write(dialect.failure(operation, error));
  }

  /** Writes a request. */
  public String ask(Operation operation, JsonNode body) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    if (descriptor.envelope().operation() != null) {
      request.put(descriptor.envelope().operation(), operation.key());
    }
    if (outgoing != null) {
      request.put(outgoing.field(), "");
    }
    request.setAll((ObjectNode) body);
    if (outgoing != null) {
      request.put(outgoing.field(), outgoing.of(request));
    }
    return reshape(
        operation.stylesheets().requestAfter(), codecs.request(operation).write(request));
  }

  /**
   * Reads an answer.
   *
   * @return the normalised reply
   * @throws PlatformException when the platform refused
   * @throws CanonicalException {@code malformed} when it is no reply at all
   */
  public JsonNode hear(Operation operation, String text) {
    Codec codec = codecs.response(operation);
    JsonNode tree = codec.read(text);
    dialect.requireSuccess(operation, tree);
    Stylesheet stylesheet = operation.stylesheets().responseBefore();
    return operation.response().normalise(reshape(stylesheet, codec, text, tree));
  }

  /**
   * A request that was read.
   *
   * @param body normalised, not yet checked
   */
  public record Request(Operation operation, JsonNode body) {}
}
