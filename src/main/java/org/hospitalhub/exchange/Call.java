package org.hospitalhub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.hospitalhub.platform.Form;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.platform.Reading;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of one exchange share: the platform and operation as they were compiled when it
 * began, so that an edit half-way does not touch it, and what passed at each stage.
 */
public final class Call {

  /** Variables that routes may use. */
  public static final String PLATFORM = "platform";

  public static final String OPERATION = "operation";
  public static final String CANONICAL_OPERATION = "canonicalOperation";
  public static final String HOSPITAL = "hospital";

  /** Whether no caller waits for the answer. */
  public static final String SCHEDULED = "scheduled";

  private static final String PROPERTY = "hub.call";

  private final Platform platform;
  private final Trace trace;
  private final Instant started = Instant.now();
  private final long startedNanos = System.nanoTime();
  private Form form = Form.WHOLE;
  private boolean http;

  /** Null until each is known. */
  private @Nullable Operation operation;

  private @Nullable String received;
  private @Nullable JsonNode request;
  private @Nullable JsonNode asSent;
  private @Nullable JsonNode canonical;
  private @Nullable String sent;
  private @Nullable String answered;
  private @Nullable String error;
  private String caller = "";
  private String claimed = "";
  private boolean lockedOut;
  private boolean recorded;

  private Call(Platform platform, Trace trace) {
    this.platform = platform;
    this.trace = trace;
  }

  /** Begins the call of an exchange, in the trace of its header. */
  public static Call begin(Platform platform, Exchange exchange) {
    Trace trace = Trace.of(exchange.getIn().getHeader(Trace.HEADER, String.class));
    Call call = new Call(platform, trace);
    exchange.setProperty(PROPERTY, call);
    exchange.getIn().setHeader(Trace.HEADER, trace.traceparent());
    exchange.setVariable(PLATFORM, platform.id());
    trace.logOf(exchange);
    return call;
  }

  /** The call of an exchange; null when no step has begun one. */
  public static @Nullable Call of(Exchange exchange) {
    return exchange.getProperty(PROPERTY, Call.class);
  }

  /**
   * The call of an exchange.
   *
   * @throws IllegalStateException when no step has begun one
   */
  public static Call require(Exchange exchange) {
    Call call = of(exchange);
    if (call == null) {
      throw new IllegalStateException(
          "no call on this exchange: receive or map a request before this step");
    }
    return call;
  }

  /** The tree that the step before left as the body; throws the failure that it left instead. */
  public static JsonNode body(Exchange exchange) {
    Object body = exchange.getMessage().getBody();
    if (body instanceof JsonNode tree) {
      return tree;
    }
    if (body instanceof RuntimeException failure) {
      throw failure;
    }
    throw new IllegalStateException("the body is no tree: a step before this one has to make one");
  }

  /** Now it is known which operation is called. */
  public void operation(Operation known, Exchange exchange) {
    this.operation = known;
    exchange.setVariable(OPERATION, known.key());
    exchange.setVariable(CANONICAL_OPERATION, known.canonical());
  }

  /** Now the request is here, and with it how it is answered. */
  public void arrived(InboundRequest inbound) {
    this.received = inbound.incoming().text();
    this.http = inbound.http();
    this.caller = inbound.incoming().caller();
  }

  /** What the reading of the request tells. */
  public Reading reading(Exchange exchange) {
    return reading(exchange, this::claims);
  }

  /**
   * The same.
   *
   * @param claims is told which system says that it calls, before it has to prove it
   */
  public Reading reading(Exchange exchange, Consumer<String> claims) {
    return new Reading() {
      @Override
      public void operation(Operation known) {
        Call.this.operation(known, exchange);
      }

      @Override
      public void form(Form known) {
        form = known;
      }

      @Override
      public void system(String claimed) {
        claims.accept(claimed);
      }
    };
  }

  public void request(JsonNode normalised) {
    this.request = normalised;
  }

  /** Now the request is read. */
  public void request(Platform.Request read) {
    this.request = read.body();
    this.asSent = read.asSent();
  }

  /** Now the canonical request is known, and with it the hospital. */
  public void canonical(JsonNode message, Exchange exchange) {
    this.canonical = message;
    exchange.setVariable(HOSPITAL, hospital(message));
  }

  /** The hospital that a canonical request names; null when it names none. */
  public static @Nullable String hospital(JsonNode message) {
    String id = message.path("hospital").path("id").asText();
    return id.isEmpty() ? null : id;
  }

  public void sent(String text) {
    this.sent = text;
  }

  public void answered(String text) {
    this.answered = text;
  }

  /** Answers the request: nothing of the route's message but this text reaches the wire. */
  public void answer(String text, Exchange exchange) {
    this.answered = text;
    AnswerGuard.answered(exchange);
    Message message = exchange.getMessage();
    message.setBody(text);
    if (http) {
      message.removeHeaders("*");
      message.setHeader(Exchange.CONTENT_TYPE, platform.contentType());
      message.setBody(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Refuses the request. What a printed length cuts off the words is not lost: it stands below the
   * text that was answered.
   */
  public void refuse(CanonicalException failure, Exchange exchange) {
    Platform.Refusal refusal = platform.refuse(operation, failure, form, asSent);
    answer(refusal.text(), exchange);
    if (http) {
      exchange
          .getMessage()
          .setHeader(Exchange.HTTP_RESPONSE_CODE, platform.status(failure.error()));
    }
    if (refusal.uncut() != null) {
      this.answered = refusal.text() + "\n" + refusal.uncut();
    }
  }

  /** Now it is known which system says that it calls; empty: it does not say. */
  public void claims(String system) {
    this.claimed = system;
  }

  /** The system that says that it calls; empty when none does. */
  public String claimed() {
    return claimed;
  }

  /** The address of whoever calls the hub; empty when the hub calls. */
  public String caller() {
    return caller;
  }

  /** Now it is refused unseen, because there were too many wrong secrets before it. */
  public void setLockedOut() {
    this.lockedOut = true;
  }

  public boolean lockedOut() {
    return lockedOut;
  }

  public void error(String canonicalError) {
    this.error = canonicalError;
  }

  /** Now it is in the journal, as it ended. */
  public void setRecorded() {
    this.recorded = true;
  }

  public boolean recorded() {
    return recorded;
  }

  public Platform platform() {
    return platform;
  }

  public Trace trace() {
    return trace;
  }

  public Instant started() {
    return started;
  }

  /** Nanoseconds since it began. */
  public long elapsedNanos() {
    return System.nanoTime() - startedNanos;
  }

  public @Nullable Operation operation() {
    return operation;
  }

  /**
   * The operation.
   *
   * @throws IllegalStateException when the request named none
   */
  public Operation requireOperation() {
    if (operation == null) {
      throw new IllegalStateException("the call has no operation yet");
    }
    return operation;
  }

  /** The operation, when it is the one that a step names. */
  public @Nullable Operation operation(String platformId, String key) {
    return operation != null
            && operation.platform().equals(platformId)
            && operation.key().equals(key)
        ? operation
        : null;
  }

  public Form form() {
    return form;
  }

  public @Nullable String received() {
    return received;
  }

  public @Nullable JsonNode request() {
    return request;
  }

  public @Nullable JsonNode asSent() {
    return asSent;
  }

  public @Nullable JsonNode canonical() {
    return canonical;
  }

  public @Nullable String sent() {
    return sent;
  }

  public @Nullable String answered() {
    return answered;
  }

  public @Nullable String error() {
    return error;
  }
}
