package org.hospitalhub.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;

/**
 * A request that came through a {@link PlatformHttpFilter}.
 *
 * @param text its body, empty when it could not be read
 * @param operation the operation that path, head or query name; null when they name none
 * @param remoteAddress the caller's IP address, as the web server sees it
 * @param headers the value of a header by its name
 * @param refusal what the body has to be answered with; null when it could be read
 */
public record HttpCall(
    String text,
    @Nullable String operation,
    String remoteAddress,
    Function<String, @Nullable String> headers,
    @Nullable CanonicalException refusal) {

  private static final String ATTRIBUTE = HttpCall.class.getName();

  /**
   * The call of a request.
   *
   * @throws IllegalStateException when it did not pass the filter
   */
  public static HttpCall of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof HttpCall call) {
      return call;
    }
    throw new IllegalStateException(
        request.getRequestURI()
            + " is no address of a platform: name it in server.http of a descriptor");
  }

  void keepIn(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
