package org.hospitalhub.platform.soap;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.hospitalhub.platform.UsernameToken;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;

/**
 * What a route cannot see in the body of a call to a {@link SoapServer}.
 *
 * @param remoteAddress the caller's IP address, as the web server sees it
 * @param refusal what the call has to be answered with, in the platform's dialect; null when it can
 *     be carried out. {@code too-large}: the body was over the service's limit; {@code malformed}:
 *     it cannot be told what its argument is
 * @param headers the value of a header of the HTTP request by its name
 * @param token what its WS-Security header says of who calls; null when it says nothing
 */
public record SoapCall(
    String remoteAddress,
    @Nullable CanonicalException refusal,
    Function<String, @Nullable String> headers,
    @Nullable UsernameToken token) {

  /**
   * The call that an exchange came from. To be asked at the start of the route: a call to a SOAP
   * client later in the route replaces what is read here.
   *
   * @throws IllegalStateException if the exchange did not come from a {@link SoapServer}
   */
  public static SoapCall of(Exchange exchange) {
    Message message = exchange.getIn().getHeader(CxfConstants.CAMEL_CXF_MESSAGE, Message.class);
    if (message != null
        && message.get(AbstractHTTPDestination.HTTP_REQUEST)
            instanceof HttpServletRequest request) {
      return new SoapCall(
          request.getRemoteAddr(),
          refusal(message, request),
          request::getHeader,
          UnderstoodHeaders.token(message));
    }
    throw new IllegalStateException(
        "exchange %s did not come from a SOAP server: use it in a route from cxf:bean"
            .formatted(exchange.getExchangeId()));
  }

  private static @Nullable CanonicalException refusal(Message message, HttpServletRequest request) {
    if (request.getAttribute(SoapServlet.TOO_LARGE) != null) {
      return new CanonicalException("too-large", "");
    }
    String refusal = StringIn.refusal(message);
    return refusal == null ? null : new CanonicalException("malformed", "报文格式错误：" + refusal);
  }
}
