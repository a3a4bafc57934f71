package org.hospitalhub.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.regex.Pattern;
import org.hospitalhub.platform.http.ContentCodingException;
import org.hospitalhub.platform.http.KeptBody;
import org.hospitalhub.platform.http.LimitedBody;
import org.hospitalhub.sheet.CanonicalException;

/** A request whose body has been read. */
final class ApiRequest extends HttpServletRequestWrapper {

  static final String PREFIX = "/api/v1/";

  /** Every request has one when it comes here. */
  private static final String TRACE_HEADER = "traceparent";

  private static final Pattern PLAIN = Pattern.compile(PREFIX + "\\w[\\w~-]*([./]\\w[\\w~-]*)*/?");

  private final byte[] body;

  private ApiRequest(HttpServletRequest request, byte[] body) {
    super(new KeptBody(request, request.getContentType(), body));
    this.body = body;
  }

  /**
   * Reads a request.
   *
   * @throws CanonicalException {@code too-large}, or {@code malformed} when it cannot be decoded
   */
  static ApiRequest read(HttpServletRequest request, int limit) throws IOException {
    try {
      LimitedBody body = LimitedBody.read(request, limit);
      if (body.tooLarge()) {
        throw tooLarge(limit);
      }
      return new ApiRequest(request, body.bytes());
    } catch (ContentCodingException e) {
      throw new CanonicalException("malformed", e.getMessage());
    }
  }

  private static CanonicalException tooLarge(int limit) {
    return new CanonicalException("too-large", "at most " + limit + " bytes are read");
  }

  /**
   * The path below {@code /api/v1/}. It decides what a client needs, so that there must be no
   * second way to write it.
   *
   * @throws CanonicalException {@code not-found} when it has escapes, parameters or dots to resolve
   */
  static String path(HttpServletRequest request) {
    String uri = request.getRequestURI().substring(request.getContextPath().length());
    if (!PLAIN.matcher(uri).matches()) {
      throw new CanonicalException("not-found", "there is nothing at this address");
    }
    return uri.substring(PREFIX.length());
  }

  /** The id of the trace that a request is in. */
  static String traceId(HttpServletRequest request) {
    return request.getHeader(TRACE_HEADER).substring(3, 35);
  }

  byte[] body() {
    return body;
  }
}
