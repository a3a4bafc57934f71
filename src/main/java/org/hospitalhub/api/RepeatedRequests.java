package org.hospitalhub.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hospitalhub.journal.Repeat;
import org.hospitalhub.journal.RequestKey;
import org.hospitalhub.journal.StoredReplies;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Honours the header Idempotency-Key: a repeat gets the first reply. Kept are successes and what a
 * platform refused; after any other error the key is free again, as nothing was done, or what was
 * done is known by the operation itself.
 */
final class RepeatedRequests extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(RepeatedRequests.class);

  static final String KEY = "Idempotency-Key";
  static final String REPLAYED = "Idempotent-Replayed";

  private static final String API = "/api/v1";
  private static final int LONGEST_KEY = 255;
  private static final int LONGEST_RESOURCE = 64;
  private static final String BEGUN = "hub.api.begun";

  private final StoredReplies replies;
  private final RefusedRequests refusals;

  RepeatedRequests(StoredReplies replies, RefusedRequests refusals) {
    this.replies = replies;
    this.refusals = refusals;
  }

  /** A request on its way, and the reply as it grows. */
  private record Begun(RequestKey key, ContentCachingResponseWrapper response) {}

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST") || request.getHeader(KEY) == null;
  }

  /** The reply is complete when the request comes by again. */
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Begun begun =
        isAsyncDispatch(request)
            ? (Begun) request.getAttribute(BEGUN)
            : begin((ApiRequest) request, response);
    if (begun == null) {
      return;
    }
    try {
      chain.doFilter(request, isAsyncDispatch(request) ? response : begun.response());
    } catch (IOException | ServletException | RuntimeException e) {
      settle(begun, false);
      throw e;
    }
    if (!isAsyncStarted(request)) {
      settle(begun, true);
      begun.response().copyBodyToResponse();
    }
  }

  /** Null when the request is answered already. */
  private @Nullable Begun begin(ApiRequest request, HttpServletResponse response)
      throws IOException {
    ApiExchange exchange = refusals.begin(request);
    try {
      RequestKey key = key(request);
      request.setAttribute(ApiExchange.REQUEST_KEY, RequestKey.digest(key.key()));
      Repeat repeat = replies.begin(key, content(request));
      if (repeat.reply() != null) {
        StoredReply reply = StoredReply.of(repeat.reply());
        note(request, exchange);
        replay(reply, response);
        refusals.repeated(exchange, reply);
        return null;
      }
      Begun begun = new Begun(key, new ContentCachingResponseWrapper(response));
      request.setAttribute(BEGUN, begun);
      return begun;
    } catch (CanonicalException e) {
      note(request, exchange);
      refusals.refuse(e.error().equals("conflict") ? reused() : e, exchange, response);
      return null;
    }
  }

  /** What the journal finds it by; a body that cannot be read says nothing. */
  private static void note(ApiRequest request, ApiExchange exchange) {
    String text = new String(request.body(), StandardCharsets.UTF_8);
    exchange.received(text);
    try {
      exchange.message(RequestReader.read(text));
    } catch (CanonicalException e) {
      LOG.debug("A request that is not carried out is no JSON object");
    }
  }

  private static CanonicalException reused() {
    return new CanonicalException(
        "key-reused", "this " + KEY + " came with another body before: make a new one");
  }

  private static RequestKey key(ApiRequest request) {
    String key = request.getHeader(KEY);
    if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
      throw new CanonicalException(
          "invalid", KEY + " must have 1 to " + LONGEST_KEY + " characters");
    }
    String path = ApiRequest.path(request);
    String client = String.valueOf(request.getAttribute(AccessFilter.CLIENT));
    String resource = path.substring(0, Math.min(path.length(), LONGEST_RESOURCE));
    return RequestKey.of(API, resource, List.of(path, client, key));
  }

  /** Everything that a repeat must have in common with the first. */
  private static String content(ApiRequest request) {
    return request.getQueryString()
        + "\n"
        + new String(request.body(), StandardCharsets.ISO_8859_1);
  }

  private static void replay(StoredReply reply, HttpServletResponse response) throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    response.setStatus(reply.status());
    response.setContentType(reply.contentType());
    response.setHeader(REPLAYED, "true");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** Before the client has its answer: whoever repeats the request after it finds the reply. */
  private void settle(Begun begun, boolean ended) {
    ContentCachingResponseWrapper response = begun.response();
    String type = response.getContentType() == null ? "" : response.getContentType();
    String body = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    StoredReply reply = new StoredReply(response.getStatus(), type, body);
    if (ended && reply.isFinal()) {
      replies.done(begun.key(), reply.text());
    } else {
      replies.release(begun.key());
    }
  }
}
