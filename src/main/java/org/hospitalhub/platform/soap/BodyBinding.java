package org.hospitalhub.platform.soap;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.apache.camel.component.cxf.jaxws.DefaultCxfBinding;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageUtils;

/**
 * Lets bodies pass between a route and the wire, but no headers besides the trace context.
 *
 * <p>Camel would send a route's headers as HTTP headers: credentials of one caller would reach
 * another system, and the status of an earlier HTTP call would become the status of the SOAP reply.
 */
final class BodyBinding extends DefaultCxfBinding {

  private static final List<String> TRACE = List.of("traceparent", "tracestate");

  /** The reply is one string, whatever type the route left it in. */
  @Override
  public void populateCxfResponseFromExchange(
      Exchange exchange, org.apache.cxf.message.Exchange cxfExchange) {
    String reply = exchange.getMessage().getBody(String.class);
    exchange.getMessage().setBody(new Object[] {XmlText.of(reply)});
    super.populateCxfResponseFromExchange(exchange, cxfExchange);
  }

  @Override
  protected void propagateHeadersFromCamelToCxf(
      Exchange exchange,
      Map<String, Object> headers,
      org.apache.cxf.message.Exchange cxfExchange,
      Map<String, Object> context) {
    Map<String, List<String>> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : TRACE) {
      if (headers.get(name) instanceof String value) {
        sent.put(name, List.of(value));
      }
    }
    context.put(CxfConstants.PROTOCOL_HEADERS, sent);
  }

  @Override
  protected void propagateHeadersFromCxfToCamel(
      Message cxfMessage, org.apache.camel.Message message, Exchange exchange) {
    if (!MessageUtils.isRequestor(cxfMessage)) {
      super.propagateHeadersFromCxfToCamel(cxfMessage, message, exchange);
    }
  }
}
