package org.hospitalhub.platform.soap;

import javax.xml.namespace.QName;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.headers.Header;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.phase.Phase;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Says which message a reply belongs to, to a caller that insists on WS-Addressing.
 *
 * @param namespace of the caller's headers
 * @param messageId of the call
 * @param action of the call, empty for none
 */
record Correlation(String namespace, String messageId, String action) {

  private static final String KEY = Correlation.class.getName();
  private static final String REQUEST = "Request";

  void keepIn(Exchange exchange) {
    exchange.put(KEY, this);
  }

  /** The headers of the reply; of a fault there is no action but the specification's own. */
  private void addTo(SoapMessage reply) {
    boolean fault = reply.getContent(Exception.class) != null;
    String base =
        action.endsWith(REQUEST) ? action.substring(0, action.length() - REQUEST.length()) : action;
    add(reply, "Action", fault ? namespace + "/soap/fault" : base + "Response");
    add(reply, "RelatesTo", messageId);
  }

  private void add(SoapMessage reply, String name, String text) {
    Document document = DOMUtils.createDocument();
    Element header = document.createElementNS(namespace, "wsa:" + name);
    header.setTextContent(text);
    reply.getHeaders().add(new Header(new QName(namespace, name), header));
  }

  /** Adds the headers, where they are wanted. */
  static final class Kept extends AbstractSoapInterceptor {

    Kept() {
      super(Phase.PRE_PROTOCOL);
    }

    @Override
    public void handleMessage(SoapMessage message) {
      if (message.getExchange().get(KEY) instanceof Correlation correlation) {
        correlation.addTo(message);
      }
    }
  }
}
