package org.hospitalhub.api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request of the API on its way: what has passed and is known so far. */
public final class ApiExchange {

  static final String REQUEST_KEY = "hub.api.requestKey";

  private final String traceId;
  private final Instant started = Instant.now();
  private final long startedNanos = System.nanoTime();
  private String caller = "";
  private @Nullable String operation;
  private @Nullable String requestKey;
  private @Nullable String received;
  private @Nullable JsonNode message;
  private @Nullable String error;

  private ApiExchange(String traceId) {
    this.traceId = traceId;
  }

  /** A request that has just come. */
  public static ApiExchange begin(String traceId) {
    return new ApiExchange(traceId);
  }

  /** The name of the operation that it asks for; it may be made up. */
  public ApiExchange operation(String name) {
    this.operation = name;
    return this;
  }

  /** The address that it comes from. */
  ApiExchange caller(String address) {
    this.caller = address;
    return this;
  }

  String caller() {
    return caller;
  }

  /** What the caller knows the request by. */
  public ApiExchange requestKey(@Nullable String digest) {
    this.requestKey = digest;
    return this;
  }

  /** Which client calls; null where keys are not asked for. */
  public static @Nullable String client(HttpServletRequest request) {
    return (String) request.getAttribute(AccessFilter.CLIENT);
  }

  /**
   * The digest of who asks and of its Idempotency-Key; null when the request has none.
   *
   * @param request a request that has passed the filter of repeats
   */
  public static @Nullable String requestKey(HttpServletRequest request) {
    return (String) request.getAttribute(REQUEST_KEY);
  }

  /** What the caller knows the request by; null when nothing. */
  public @Nullable String requestKey() {
    return requestKey;
  }

  /** The text that came. */
  public void received(String text) {
    this.received = text;
  }

  /** The canonical message that it is. */
  public void message(JsonNode canonical) {
    this.message = canonical;
  }

  /** The canonical error that it is answered with. */
  public void error(String canonicalError) {
    this.error = canonicalError;
  }

  String traceId() {
    return traceId;
  }

  Instant started() {
    return started;
  }

  long elapsedNanos() {
    return System.nanoTime() - startedNanos;
  }

  @Nullable String operation() {
    return operation;
  }

  @Nullable String received() {
    return received;
  }

  @Nullable JsonNode message() {
    return message;
  }

  @Nullable String error() {
    return error;
  }
}
