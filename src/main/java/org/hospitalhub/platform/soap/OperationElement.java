package org.hospitalhub.platform.soap;

import jakarta.xml.soap.SOAPConstants;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.staxutils.StaxUtils;
import org.jspecify.annotations.Nullable;

/**
 * The operation that the beginning of a SOAP message calls.
 *
 * @param envelope the namespace of the envelope, which is the version of SOAP
 * @param namespace of the element, empty for none
 * @param name the element's name, in the caller's spelling
 */
record OperationElement(String envelope, String namespace, String name) {

  private static final Set<String> VERSIONS =
      Set.of(SOAPConstants.URI_NS_SOAP_1_1_ENVELOPE, SOAPConstants.URI_NS_SOAP_1_2_ENVELOPE);

  private static final String CALL =
      "<s:Envelope xmlns:s=\"%s\"><s:Body><%s xmlns=\"%s\"><%s xmlns=\"\"/></%s></s:Body></s:Envelope>";

  /** Finds it in a message that may be cut off, unless the message is none of this service's. */
  static Optional<OperationElement> in(byte[] head, @Nullable String charset, SoapService service) {
    try {
      XMLStreamReader reader = reader(new ByteArrayInputStream(head), charset);
      reader.nextTag();
      String envelope = reader.getNamespaceURI();
      if (!reader.getLocalName().equals("Envelope") || !VERSIONS.contains(envelope)) {
        return Optional.empty();
      }
      while (reader.nextTag() == XMLStreamConstants.START_ELEMENT
          && !reader.getLocalName().equals("Body")) {
        skip(reader);
      }
      reader.nextTag();
      String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
      String name = reader.getLocalName();
      return service
          .operation(name)
          .map(operation -> new OperationElement(envelope, namespace, name));
    } catch (XMLStreamException | RuntimeException e) {
      // Whatever it is, CXF says what is wrong with it.
      return Optional.empty();
    }
  }

  /** The same call with an empty argument. */
  String emptyCall(SoapService service) {
    return CALL.formatted(envelope, name, attribute(namespace), service.argument(), name);
  }

  /** The content type of its version of SOAP. */
  String contentType() {
    return envelope.equals(SOAPConstants.URI_NS_SOAP_1_2_ENVELOPE)
        ? SOAPConstants.SOAP_1_2_CONTENT_TYPE
        : SOAPConstants.SOAP_1_1_CONTENT_TYPE;
  }

  private static String attribute(String value) {
    return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /** CXF's reader refuses a document type declaration and knows no external entities. */
  private static XMLStreamReader reader(InputStream head, @Nullable String charset) {
    return charset == null
        ? StaxUtils.createXMLStreamReader(head)
        : StaxUtils.createXMLStreamReader(head, charset);
  }

  private static void skip(XMLStreamReader reader) throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }
}
