package org.hospitalhub.platform.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Supplier;
import org.hospitalhub.platform.WireCharset;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the body of a request within its limit and in its encoding, UTF-8 unless another is
 * declared, so that a route can answer in the platform's words also what cannot be read. An address
 * in another case or with a slash behind is the same address, as it is of a SOAP service.
 */
public final class PlatformHttpFilter extends OncePerRequestFilter {

  private final Supplier<NavigableMap<String, Integer>> limits;

  /**
   * A filter.
   *
   * @param limits path, in any case, to the largest body in bytes, as it is at the moment
   */
  public PlatformHttpFilter(Supplier<NavigableMap<String, Integer>> limits) {
    this.limits = limits;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Map.Entry<String, Integer> address = address(request.getServletPath());
    if (address == null) {
      chain.doFilter(request, response);
      return;
    }
    read(request, address.getValue()).keepIn(request);
    var addressed = new AddressedRequest(request, address.getKey());
    // what was read is in the call: the route's own reading of bodies, by their types, is not asked
    chain.doFilter(new KeptBody(addressed, null, new byte[0]), response);
  }

  /** The address that a path means, and its limit; null when it is none. */
  private Map.@Nullable Entry<String, Integer> address(String path) {
    NavigableMap<String, Integer> known = limits.get();
    String plain =
        path.length() > 1 && path.endsWith("/") && !known.containsKey(path)
            ? path.substring(0, path.length() - 1)
            : path;
    return known.containsKey(plain) ? known.floorEntry(plain) : null;
  }

  private static HttpCall read(HttpServletRequest request, int limit) throws IOException {
    try {
      LimitedBody body = LimitedBody.read(request, limit);
      return body.tooLarge()
          ? refused(request, new CanonicalException("too-large", ""))
          : read(request, body.bytes());
    } catch (ContentCodingException e) {
      return refused(request, new CanonicalException("malformed", e.words()));
    }
  }

  private static HttpCall read(HttpServletRequest request, byte[] bytes) {
    WireCharset charset = WireCharset.of(bytes, request.getContentType()).orElse(null);
    if (charset == null) {
      return refused(request, malformed("不支持Content-Type中的字符编码"));
    }
    try {
      String text = charset.decode(bytes);
      return new HttpCall(text, request.getRemoteAddr(), request::getHeader, null);
    } catch (CharacterCodingException e) {
      return refused(request, malformed("字符编码应为" + charset.label()));
    }
  }

  private static CanonicalException malformed(String reason) {
    return new CanonicalException("malformed", "报文格式错误：" + reason);
  }

  private static HttpCall refused(HttpServletRequest request, CanonicalException refusal) {
    return new HttpCall("", request.getRemoteAddr(), request::getHeader, refusal);
  }
}
