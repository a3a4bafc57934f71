package org.hospitalhub.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.hospitalhub.platform.WireCharset;
import org.hospitalhub.platform.http.ContentCodingException;
import org.hospitalhub.platform.http.KeptBody;
import org.hospitalhub.platform.http.LimitedBody;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;

/** A request whose body has been read. */
final class ApiRequest extends HttpServletRequestWrapper {

  static final String PREFIX = "/api/v1/";

  /** Every request has one when it comes here. */
  private static final String TRACE_HEADER = "traceparent";

  private static final Pattern PLAIN = Pattern.compile(PREFIX + "\\w[\\w~-]*([./]\\w[\\w~-]*)*/?");
  private static final String NUL = "%00";

  private final byte[] body;

  private ApiRequest(HttpServletRequest request, @Nullable String contentType, byte[] body) {
    super(new KeptBody(request, contentType, body));
    this.body = body;
  }

  /**
   * Reads a request.
   *
   * @throws CanonicalException {@code too-large}; {@code malformed} when the body is not in the
   *     encoding that it is labelled with, or cannot be decoded; {@code invalid} when a parameter
   *     has a NUL, which PostgreSQL would not even look for
   */
  static ApiRequest read(HttpServletRequest request, int limit) throws IOException {
    if (request.getQueryString() != null && request.getQueryString().contains(NUL)) {
      throw new CanonicalException("invalid", "a parameter has the character U+0000");
    }
    byte[] body = body(request, limit);
    String type = request.getContentType();
    String label = WireCharset.label(type);
    String utf8 = label == null ? type : type.replace(label, StandardCharsets.UTF_8.name());
    return new ApiRequest(request, utf8, text(body, type).getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] body(HttpServletRequest request, int limit) throws IOException {
    try {
      LimitedBody body = LimitedBody.read(request, limit);
      if (body.tooLarge()) {
        throw tooLarge(limit);
      }
      return body.bytes();
    } catch (ContentCodingException e) {
      throw new CanonicalException("malformed", e.getMessage());
    }
  }

  private static String text(byte[] body, @Nullable String contentType) {
    WireCharset charset =
        WireCharset.of(body, contentType)
            .orElseThrow(() -> new CanonicalException("malformed", "the charset is not known"));
    try {
      return charset.decode(body);
    } catch (CharacterCodingException e) {
      throw new CanonicalException("malformed", "the body is not in " + charset.label());
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
