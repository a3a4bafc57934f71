package org.hospitalhub.platform.soap;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.jspecify.annotations.Nullable;

/**
 * What a route cannot see in the body of a call to a {@link SoapServer}.
 *
 * @param remoteAddress the caller's IP address, as the web server sees it
 * @param tooLarge whether the body was over the service's limit; the argument is then empty, and
 *     the route has to refuse the call in the platform's dialect
 * @param headers the value of a header of the HTTP request by its name
 */
public record SoapCall(
    String remoteAddress, boolean tooLarge, Function<String, @Nullable String> headers) {

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
          request.getAttribute(SoapServlet.TOO_LARGE) != null,
          request::getHeader);
    }
    throw new IllegalStateException(
        "exchange %s did not come from a SOAP server: use it in a route from cxf:bean"
            .formatted(exchange.getExchangeId()));
  }
}
