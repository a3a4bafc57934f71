package org.hospitalhub.exchange;

import org.apache.camel.Exchange;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.hospitalhub.platform.Incoming;
import org.hospitalhub.platform.http.HttpCall;
import org.hospitalhub.platform.soap.SoapCall;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;

/**
 * A platform's request as it reaches a route, through a SOAP service or over HTTP.
 *
 * @param refusal what it has to be answered with, since it could not be read; null when it could be
 * @param http whether the reply is a HTTP body
 */
public record InboundRequest(
    Incoming incoming, @Nullable CanonicalException refusal, boolean http) {

  public static InboundRequest of(Exchange exchange) {
    if (exchange.getIn() instanceof PlatformHttpMessage message) {
      HttpCall call = HttpCall.of(message.getRequest());
      Incoming incoming =
          new Incoming(call.text(), call.operation(), call.remoteAddress(), call.headers(), null);
      return new InboundRequest(incoming, call.refusal(), true);
    }
    String body = exchange.getIn().getBody(String.class);
    String text = body == null ? "" : body;
    String operation = exchange.getIn().getHeader(CxfConstants.OPERATION_NAME, String.class);
    if (exchange.getIn().getHeader(CxfConstants.CAMEL_CXF_MESSAGE) == null) {
      return new InboundRequest(Incoming.of(text, operation), null, false);
    }
    SoapCall call = SoapCall.of(exchange);
    return new InboundRequest(
        new Incoming(text, operation, call.remoteAddress(), call.headers(), call.token()),
        call.refusal(),
        false);
  }
}
