package org.hospitalhub.platform.soap;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.apache.cxf.binding.soap.SoapHeader;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.headers.Header;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.hospitalhub.platform.UsernameToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;

/**
 * Understands the headers that stacks add by themselves, so that a caller may insist on them: those
 * of WS-Security, of which the UsernameToken is read, and those of WS-Addressing, see {@link
 * Correlation}; whatever address they name, the reply goes back where the call came from. Any other
 * that must be understood is CXF's to refuse.
 */
final class UnderstoodHeaders extends AbstractSoapInterceptor {

  private static final Logger log = LoggerFactory.getLogger(UnderstoodHeaders.class);

  /** OASIS 2004, and the drafts that were in use before. */
  private static final Set<String> SECURITY =
      Set.of(
          "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd",
          "http://schemas.xmlsoap.org/ws/2002/07/secext",
          "http://schemas.xmlsoap.org/ws/2002/12/secext",
          "http://schemas.xmlsoap.org/ws/2003/06/secext");

  private static final Set<String> ADDRESSING =
      Set.of(
          "http://www.w3.org/2005/08/addressing",
          "http://schemas.xmlsoap.org/ws/2003/03/addressing",
          "http://schemas.xmlsoap.org/ws/2004/03/addressing",
          "http://schemas.xmlsoap.org/ws/2004/08/addressing");

  private static final Set<QName> UNDERSTOOD =
      Stream.concat(
              SECURITY.stream().map(namespace -> new QName(namespace, "Security")),
              ADDRESSING.stream()
                  .flatMap(
                      namespace ->
                          Stream.of(
                                  "Action",
                                  "To",
                                  "MessageID",
                                  "From",
                                  "ReplyTo",
                                  "FaultTo",
                                  "RelatesTo")
                              .map(name -> new QName(namespace, name))))
          .collect(Collectors.toUnmodifiableSet());

  private static final String TOKEN = UsernameToken.class.getName();

  private final SoapService service;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  UnderstoodHeaders(SoapService service) {
    super(Phase.PRE_PROTOCOL);
    this.service = service;
  }

  /** What a call says of who makes it; null when it says nothing. */
  static @Nullable UsernameToken token(Message message) {
    return (UsernameToken) message.get(TOKEN);
  }

  @Override
  public Set<QName> getUnderstoodHeaders() {
    return UNDERSTOOD;
  }

  @Override
  public void handleMessage(SoapMessage message) {
    if (!message.hasHeaders()) {
      return;
    }
    for (Header header : message.getHeaders()) {
      String namespace = header.getName().getNamespaceURI();
      if (SECURITY.contains(namespace) && header.getObject() instanceof Element security) {
        security(message, security);
      } else if (ADDRESSING.contains(namespace) && insists(header)) {
        correlate(message, namespace);
      }
    }
  }

  private static boolean insists(Header header) {
    return header instanceof SoapHeader soap && soap.isMustUnderstand();
  }

  private static void correlate(SoapMessage message, String namespace) {
    String id = text(message, namespace, "MessageID");
    if (!id.isEmpty()) {
      new Correlation(namespace, id, text(message, namespace, "Action"))
          .keepIn(message.getExchange());
    }
  }

  private static String text(SoapMessage message, String namespace, String name) {
    Header header = message.getHeader(new QName(namespace, name));
    return header != null && header.getObject() instanceof Element element
        ? element.getTextContent().strip()
        : "";
  }

  private void security(SoapMessage message, Element security) {
    for (Element part = DOMUtils.getFirstElement(security);
        part != null;
        part = DOMUtils.getNextElement(part)) {
      if (part.getLocalName().equals("UsernameToken")) {
        message.put(TOKEN, token(part));
      } else {
        ignored("WS-Security " + part.getLocalName());
      }
    }
  }

  private static UsernameToken token(Element token) {
    Element password = child(token, "Password");
    return new UsernameToken(
        Objects.requireNonNullElse(text(child(token, "Username")), ""),
        Objects.requireNonNullElse(text(password), ""),
        password != null && password.getAttribute("Type").endsWith("#PasswordDigest"),
        text(child(token, "Nonce")),
        text(child(token, "Created")));
  }

  private static @Nullable Element child(Element parent, String name) {
    Element child = DOMUtils.getFirstElement(parent);
    while (child != null && !child.getLocalName().equals(name)) {
      child = DOMUtils.getNextElement(child);
    }
    return child;
  }

  private static @Nullable String text(@Nullable Element element) {
    return element == null ? null : element.getTextContent().strip();
  }

  private void ignored(String what) {
    if (told.size() < 100 && told.add(what)) {
      log.info("{} in the SOAP headers of calls of {} is ignored", what, service.address());
    }
  }
}
