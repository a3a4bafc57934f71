package org.hospitalhub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.SynchronizationAdapter;
import org.hospitalhub.platform.Form;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.platform.Reading;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Operation;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

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

  private static final String PROPERTY = "hub.call";

  private final Platform platform;
  private final Trace trace;
  private final Instant started = Instant.now();
  private final long startedNanos = System.nanoTime();
  private Form form = Form.WHOLE;
  private boolean http;
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
    log(trace, exchange);
    return call;
  }

  /** The log names the trace until the exchange is done, unless it does so already. */
  private static void log(Trace trace, Exchange exchange) {
    if (!trace.id().equals(MDC.get(Trace.LOG_KEY))) {
      MDC.put(Trace.LOG_KEY, trace.id());
      exchange
          .getExchangeExtension()
          .addOnCompletion(
              new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange done) {
                  MDC.remove(Trace.LOG_KEY);
                }
              });
    }
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

  /** Whether it was refused unseen. */
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

  /** Whether it is in the journal, as it ended. */
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

  /** The operation; null when the request named none. */
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

  /** The form of the request. */
  public Form form() {
    return form;
  }

  /** The text that came in; null before it is read. */
  public @Nullable String received() {
    return received;
  }

  /** The normalised wire request; null before there is one. */
  public @Nullable JsonNode request() {
    return request;
  }

  /** The wire request as a reply repeats it; null before it is read. */
  public @Nullable JsonNode asSent() {
    return asSent;
  }

  /** The canonical request; null before there is one. */
  public @Nullable JsonNode canonical() {
    return canonical;
  }

  /** The text sent to a platform; null when none was. */
  public @Nullable String sent() {
    return sent;
  }

  /** The text that was answered; null before. */
  public @Nullable String answered() {
    return answered;
  }

  /** The canonical error that was answered; null for a success. */
  public @Nullable String error() {
    return error;
  }
}
