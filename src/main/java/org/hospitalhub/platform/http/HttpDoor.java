package org.hospitalhub.platform.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the body of a request within its limit and in its encoding, UTF-8 unless another is
 * declared, so that a route can answer in the platform's words also what cannot be read.
 */
public final class HttpDoor extends OncePerRequestFilter {

  private final Supplier<Map<String, Integer>> limits;

  /**
   * A door.
   *
   * @param limits path to the largest body in bytes, as it is at the moment
   */
  public HttpDoor(Supplier<Map<String, Integer>> limits) {
    this.limits = limits;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Integer limit = limits.get().get(request.getServletPath());
    if (limit == null) {
      chain.doFilter(request, response);
      return;
    }
    read(request, limit).keepIn(request);
    // what was read is in the call: the route's own reading of bodies, by their types, is not asked
    chain.doFilter(new KeptBody(request, null, new byte[0]), response);
  }

  private static HttpCall read(HttpServletRequest request, int limit) throws IOException {
    try {
      LimitedBody body = LimitedBody.read(request, limit);
      if (body.tooLarge()) {
        return refused(request, new CanonicalException("too-large", ""));
      }
      Charset charset = charset(request.getContentType());
      String text = charset.newDecoder().decode(ByteBuffer.wrap(body.bytes())).toString();
      return new HttpCall(text, request.getRemoteAddr(), request::getHeader, null);
    } catch (ContentCodingException e) {
      return refused(request, new CanonicalException("malformed", e.words()));
    } catch (CharacterCodingException | IllegalArgumentException e) {
      return refused(request, new CanonicalException("malformed", "报文格式错误：字符编码应为UTF-8"));
    }
  }

  private static HttpCall refused(HttpServletRequest request, CanonicalException refusal) {
    return new HttpCall("", request.getRemoteAddr(), request::getHeader, refusal);
  }

  /** The charset that a content type declares; UTF-8 when it is no content type. */
  private static Charset charset(@Nullable String contentType) {
    try {
      Charset declared =
          contentType == null ? null : MediaType.parseMediaType(contentType).getCharset();
      return declared == null ? StandardCharsets.UTF_8 : declared;
    } catch (InvalidMediaTypeException e) {
      return StandardCharsets.UTF_8;
    }
  }
}
