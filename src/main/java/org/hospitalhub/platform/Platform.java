package org.hospitalhub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Library;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.jspecify.annotations.Nullable;

/**
 * A platform, compiled from its descriptor and its sheets; immutable, shared by all threads. As a
 * server the hub uses {@link #receive}, {@link #reply} and {@link #refuse}; as a client {@link
 * #writeRequest} and {@link #readResponse}; the simulator uses the same five from the other side.
 */
public final class Platform {

  private final String id;
  private final Descriptor descriptor;
  private final Map<String, Operation> operations;
  private final Map<String, Operation> asking = new HashMap<>();
  private final Codecs codecs;
  private final MessageForms forms;
  private final Dialect dialect;
  private final CallerFilter callers;
  private final UsernameTokens tokens;
  private final RateLimit rate;
  private final Refusals refusals;
  private final Requests requests;
  private final Undone undone;
  private final PrintableText printable;
  private final ClientMessages client;

  Platform(String id, Descriptor descriptor, Map<String, Operation> operations, Library library) {
    this.id = id;
    this.descriptor = descriptor;
    this.operations = operations;
    operations.values().stream()
        .filter(operation -> operation.direction() == Direction.OUTBOUND)
        .forEach(operation -> asking.putIfAbsent(operation.canonical(), operation));
    this.codecs = new Codecs(descriptor, operations);
    this.forms = new MessageForms(descriptor, operations.values());
    this.dialect = new Dialect(descriptor, forms, operations, library);
    Descriptor.Server server = descriptor.server();
    this.callers = new CallerFilter(server);
    this.rate = Descriptor.Rate.of(server).limit(id);
    this.tokens = new UsernameTokens(id, server == null ? null : server.usernameToken());
    this.refusals = Refusals.of(descriptor.client());
    this.requests = new Requests(descriptor, operations, codecs, forms);
    this.printable = new PrintableText(id);
    this.undone = Undone.of(operations.values(), library);
    this.client = new ClientMessages(descriptor, codecs, forms, dialect, printable);
  }

  public String id() {
    return id;
  }

  public Descriptor descriptor() {
    return descriptor;
  }

  /** The type of its messages, for HTTP. */
  public String contentType() {
    return "application/" + descriptor.codec() + ";charset=UTF-8";
  }

  /** The operations by their keys. */
  public Map<String, Operation> operations() {
    return operations;
  }

  /**
   * The operation by which it is asked to carry out a canonical one.
   *
   * @throws IllegalStateException when it cannot do that
   */
  public Operation asking(String canonical) {
    Operation operation = asking.get(canonical);
    if (operation == null) {
      throw new IllegalStateException(
          id + " has no sheet for " + canonical + ": write one, or ask another system");
    }
    return operation;
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

  /** The operations whose stored replies say what no longer is when one is done. */
  public List<Operation> undone(Operation done) {
    return undone.by(done);
  }

  /** Whether a refusal may pass, so that the same message may be accepted later. */
  public boolean passes(PlatformException refusal) {
    return refusals.pass(refusal.code(), refusal.words());
  }

  /** What a refusal means to the hub; {@code rejected} unless the descriptor says more. */
  public CanonicalException meaning(PlatformException refusal) {
    return new CanonicalException(
        refusals.meaning(refusal.code(), refusal.words()), refusal.words());
  }

  /** The HTTP status of a refusal. */
  public int status(String error) {
    Descriptor.Server server = descriptor.server();
    return server == null || server.http() == null ? 200 : server.http().status(error);
  }

  /** Whom it lets call. */
  public Access access() {
    return callers.access();
  }

  /**
   * Refuses a caller that is not allowed, by its address or its UsernameToken, or asks too often.
   *
   * @throws CanonicalException {@code unauthorized} or {@code rate-exceeded}
   */
  public void requireCaller(Incoming incoming, Instant now) {
    callers.require(incoming.caller(), incoming.headers().apply(ClientCertificate.HEADER));
    if (!rate.take(incoming.caller()).isZero()) {
      throw new CanonicalException("rate-exceeded", "");
    }
    tokens.require(incoming, now);
  }

  /** The operation that the transport names; null when it names none. */
  public @Nullable Operation named(@Nullable String name, Direction direction) {
    return requests.named(name, direction);
  }

  /**
   * Reads a request.
   *
   * @param direction whose operations are served: those of the hospital or, in the simulator, those
   *     of the platform
   * @param reading is told what is known as soon as it is known
   * @throws CanonicalException {@code malformed}, {@code missing} (no operation named), {@code
   *     unauthorized} (credentials, signature) or {@code unknown-operation}
   */
  public Request receive(Incoming incoming, Direction direction, Reading reading) {
    return requests.receive(incoming, direction, reading);
  }

  /** Writes the reply of a success to a whole message. */
  public String reply(Operation operation, JsonNode body) {
    return reply(operation, body, Form.WHOLE);
  }

  /** Writes the reply of a success, in the form of the request. */
  public String reply(Operation operation, JsonNode body, Form form) {
    ObjectNode reply = forms.in(form, dialect.success(operation, body));
    String text = codecs.response(operation).write(printable.of(reply, operation.key()));
    return Codecs.reshaped(operation.stylesheets().responseAfter(), dialect.clean(text));
  }

  /** Writes the reply of a failure to a whole message that is not known. */
  public String refuse(@Nullable Operation operation, CanonicalException error) {
    return refuse(operation, error, Form.WHOLE, null).text();
  }

  /**
   * Writes the reply of a failure, in the form of the request.
   *
   * @param operation null when the request named none
   * @param request as it was sent; null when it could not be read
   */
  public Refusal refuse(
      @Nullable Operation operation,
      CanonicalException error,
      Form form,
      @Nullable JsonNode request) {
    Dialect.Failure failure = dialect.failure(operation, error, form, request);
    ObjectNode reply = forms.in(form, failure.reply());
    String key = operation == null ? null : operation.key();
    String text = codecs.response(operation).write(printable.of(reply, key));
    return new Refusal(text, failure.uncut());
  }

  /** Writes a request. */
  public String writeRequest(Operation operation, JsonNode body) {
    return client.request(operation, body);
  }

  /** The headers of a request beside those that all have, over HTTP: its signature. */
  public Map<String, String> headers(Operation operation, JsonNode body) {
    return client.headers(operation, body);
  }

  /**
   * Reads an answer.
   *
   * @return the normalised reply
   * @throws PlatformException when the platform refused
   * @throws CanonicalException {@code malformed} when it is no reply at all
   */
  public JsonNode readResponse(Operation operation, String text) {
    return client.response(operation, text);
  }

  /**
   * A refusal that was written.
   *
   * @param uncut the words of the error, when the text has only the first of them; null otherwise
   */
  public record Refusal(String text, @Nullable String uncut) {}

  /**
   * A request that was read.
   *
   * @param body normalised, not yet checked
   * @param asSent the same with its values as they were sent, for a reply that repeats them
   */
  public record Request(Operation operation, JsonNode body, JsonNode asSent) {}
}
