package org.hospitalhub.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hospitalhub.platform.soap.KeptBody;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;

/** A request whose body has been read, in a trace. */
final class ApiRequest extends HttpServletRequestWrapper {

  static final String PREFIX = "/api/v1/";
  static final String TRACE_HEADER = "traceparent";

  private static final Pattern PLAIN = Pattern.compile(PREFIX + "\\w[\\w~-]*([./]\\w[\\w~-]*)*/?");
  private static final int DRAINED = 8;

  private final String traceparent;
  private final byte[] body;

  private ApiRequest(HttpServletRequest request, String traceparent, byte[] body) {
    super(new KeptBody(request, request.getContentType(), body));
    this.traceparent = traceparent;
    this.body = body;
  }

  /**
   * Reads a request.
   *
   * @throws CanonicalException {@code too-large}
   */
  static ApiRequest read(HttpServletRequest request, String traceparent, int limit)
      throws IOException {
    if (request.getContentLengthLong() > limit) {
      drain(request.getInputStream(), limit);
      throw tooLarge(limit);
    }
    byte[] body = request.getInputStream().readNBytes(limit + 1);
    if (body.length > limit) {
      drain(request.getInputStream(), limit);
      throw tooLarge(limit);
    }
    return new ApiRequest(request, traceparent, body);
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

  /** The trace's id in its header. */
  static String traceId(String traceparent) {
    return traceparent.substring(3, 35);
  }

  String traceId() {
    return traceId(traceparent);
  }

  byte[] body() {
    return body;
  }

  @Override
  public @Nullable String getHeader(String name) {
    return name.equalsIgnoreCase(TRACE_HEADER) ? traceparent : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return name.equalsIgnoreCase(TRACE_HEADER)
        ? Collections.enumeration(List.of(traceparent))
        : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(Collections.list(super.getHeaderNames()));
    names.add(TRACE_HEADER);
    return Collections.enumeration(names);
  }
}
