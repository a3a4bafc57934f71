package org.hospitalhub.platform.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
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

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Supplier<List<HttpEndpoint>> endpoints;

  /**
   * A filter.
   *
   * @param endpoints as they are at the moment
   */
  public PlatformHttpFilter(Supplier<List<HttpEndpoint>> endpoints) {
    this.endpoints = endpoints;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath();
    for (HttpEndpoint endpoint : endpoints.get()) {
      String address = endpoint.address(path);
      if (address != null) {
        read(request, endpoint).keepIn(request);
        var addressed = new AddressedRequest(request, address);
        // what was read is in the call: the route's own reading of bodies is not asked
        chain.doFilter(new KeptBody(addressed, null, new byte[0]), response);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private static HttpCall read(HttpServletRequest request, HttpEndpoint endpoint)
      throws IOException {
    String operation = endpoint.operation(request);
    if (endpoint.isQuery(request)) {
      String fields = MAPPER.writeValueAsString(endpoint.fields(request));
      return new HttpCall(fields, operation, request.getRemoteAddr(), request::getHeader, null);
    }
    try {
      LimitedBody body = LimitedBody.read(request, endpoint.limit());
      return body.tooLarge()
          ? refused(request, operation, new CanonicalException("too-large", ""))
          : read(request, operation, body.bytes());
    } catch (ContentCodingException e) {
      return refused(request, operation, new CanonicalException("malformed", e.words()));
    }
  }

  private static HttpCall read(
      HttpServletRequest request, @Nullable String operation, byte[] bytes) {
    WireCharset charset = WireCharset.of(bytes, request.getContentType()).orElse(null);
    if (charset == null) {
      return refused(request, operation, malformed("不支持Content-Type中的字符编码"));
    }
    try {
      String text = charset.decode(bytes);
      return new HttpCall(text, operation, request.getRemoteAddr(), request::getHeader, null);
    } catch (CharacterCodingException e) {
      return refused(request, operation, malformed("字符编码应为" + charset.label()));
    }
  }

  private static CanonicalException malformed(String reason) {
    return new CanonicalException("malformed", "报文格式错误：" + reason);
  }

  private static HttpCall refused(
      HttpServletRequest request, @Nullable String operation, CanonicalException refusal) {
    return new HttpCall("", operation, request.getRemoteAddr(), request::getHeader, refusal);
  }
}
