package org.hospitalhub.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hospitalhub.api.Replies.Reply;
import org.hospitalhub.api.Replies.Request;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Honours the header Idempotency-Key: a repeat gets the first reply. Kept are successes and what a
 * platform refused; after any other error the key is free again, as nothing was done, or what was
 * done is known by the operation itself.
 */
final class RepeatedRequests extends OncePerRequestFilter {

  static final String KEY = "Idempotency-Key";
  static final String REPLAYED = "Idempotent-Replayed";

  private static final Logger LOG = LoggerFactory.getLogger(RepeatedRequests.class);
  private static final int LONGEST_KEY = 255;
  private static final String BEGUN = "hub.api.begun";

  private final Replies replies;
  private final Problems problems;

  RepeatedRequests(Replies replies, Problems problems) {
    this.replies = replies;
    this.problems = problems;
  }

  /** A request on its way, and the reply as it grows. */
  private record Begun(Request request, ContentCachingResponseWrapper response) {}

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
    try {
      Request known = known(request);
      Optional<Reply> reply = replies.begin(known);
      if (reply.isPresent()) {
        replay(reply.get(), response);
        return null;
      }
      Begun begun = new Begun(known, new ContentCachingResponseWrapper(response));
      request.setAttribute(BEGUN, begun);
      return begun;
    } catch (CanonicalException e) {
      problems.write(e, request.traceId(), response);
    } catch (DataAccessException e) {
      problems.write(
          new CanonicalException("busy", "the hub's database does not answer"),
          request.traceId(),
          response);
    }
    return null;
  }

  private static Request known(ApiRequest request) throws IOException {
    String key = request.getHeader(KEY);
    String operation = ApiRequest.path(request);
    if (key == null || key.isBlank() || key.length() > LONGEST_KEY || operation.length() > LONGEST_KEY) {
      throw new CanonicalException(
          "invalid", KEY + " must have 1 to " + LONGEST_KEY + " characters");
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    said.write(String.valueOf(request.getQueryString()).getBytes(StandardCharsets.UTF_8));
    said.write('\n');
    said.write(request.body());
    String client = String.valueOf(request.getAttribute(Door.CLIENT));
    return new Request(client, operation, key, ApiKey.hash(said.toByteArray()));
  }

  private static void replay(Reply reply, HttpServletResponse response) throws IOException {
    response.setStatus(reply.status());
    response.setContentType(reply.contentType());
    response.setHeader(REPLAYED, "true");
    response.setContentLength(reply.body().length);
    response.getOutputStream().write(reply.body());
  }

  /** Before the client has its answer: whoever repeats the request after it finds the reply. */
  private void settle(Begun begun, boolean ended) {
    ContentCachingResponseWrapper response = begun.response();
    byte[] body = response.getContentAsByteArray();
    try {
      if (ended && isFinal(response.getStatus(), body)) {
        String type = response.getContentType() == null ? "" : response.getContentType();
        replies.keep(begun.request(), new Reply(response.getStatus(), type, body));
      } else {
        replies.release(begun.request());
      }
    } catch (DataAccessException e) {
      // the client gets its answer; a repeat is told to wait, and is carried out again later
      LOG.warn("The reply to {} could not be kept", begun.request().operation());
    }
  }

  private static boolean isFinal(int status, byte[] body) {
    return status < 300
        || status == 502 && new String(body, StandardCharsets.UTF_8).contains("\"platformCode\":");
  }
}
