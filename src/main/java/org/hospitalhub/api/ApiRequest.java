package org.hospitalhub.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.hospitalhub.platform.soap.KeptBody;
import org.hospitalhub.sheet.CanonicalException;

/** A request whose body has been read. */
final class ApiRequest extends HttpServletRequestWrapper {

  static final String PREFIX = "/api/v1/";

  /** Every request has one when it comes here. */
  private static final String TRACE_HEADER = "traceparent";

  private static final Pattern PLAIN = Pattern.compile(PREFIX + "\\w[\\w~-]*([./]\\w[\\w~-]*)*/?");
  private static final int DRAINED = 8;

  private final byte[] body;

  private ApiRequest(HttpServletRequest request, byte[] body) {
    super(new KeptBody(request, request.getContentType(), body));
    this.body = body;
  }

  /**
   * Reads a request.
   *
   * @throws CanonicalException {@code too-large}
   */
  static ApiRequest read(HttpServletRequest request, int limit) throws IOException {
    if (request.getContentLengthLong() > limit) {
      drain(request.getInputStream(), limit);
      throw tooLarge(limit);
    }
    byte[] body = request.getInputStream().readNBytes(limit + 1);
    if (body.length > limit) {
      drain(request.getInputStream(), limit);
      throw tooLarge(limit);
    }
    return new ApiRequest(request, body);
  }

  /** For clients that write before they read: takes some more, so that they get the answer. */
  private static void drain(InputStream body, int limit) throws IOException {
    byte[] buffer = new byte[8192];
    long left = (long) limit * DRAINED;
    for (int count = 0; count >= 0 && left > 0; left -= count) {
      count = body.read(buffer);
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
