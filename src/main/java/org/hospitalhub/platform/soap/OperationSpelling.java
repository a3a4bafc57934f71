package org.hospitalhub.platform.soap;

import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.apache.cxf.interceptor.StaxInInterceptor;
import org.apache.cxf.interceptor.StaxOutInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.DelegatingXMLStreamWriter;
import org.apache.cxf.staxutils.DepthXMLStreamReader;

/**
 * Reads an operation's element in another spelling, and answers in the caller's.
 *
 * <p>The WSDL shows one spelling, and routes see only that one.
 */
final class OperationSpelling {

  private static final String CALLERS = OperationSpelling.class.getName();

  /** Renames the element on its way in and remembers how it was spelled. */
  static final class Of extends AbstractPhaseInterceptor<Message> {

    private final SoapService service;

    Of(SoapService service) {
      super(Phase.POST_STREAM);
      addAfter(StaxInInterceptor.class.getName());
      this.service = service;
    }

    @Override
    public void handleMessage(Message message) {
      XMLStreamReader reader = message.getContent(XMLStreamReader.class);
      if (reader != null) {
        message.setContent(XMLStreamReader.class, new Reader(reader, service, message));
      }
    }
  }

  /** Renames the reply's element on its way out. */
  static final class Kept extends AbstractPhaseInterceptor<Message> {

    Kept() {
      super(Phase.PRE_STREAM);
      addAfter(StaxOutInterceptor.class.getName());
    }

    @Override
    public void handleMessage(Message message) {
      XMLStreamWriter writer = message.getContent(XMLStreamWriter.class);
      Object callers = message.getExchange().get(CALLERS);
      if (writer != null && callers instanceof Renamed renamed) {
        message.setContent(XMLStreamWriter.class, new Writer(writer, renamed));
      }
    }
  }

  private record Renamed(String spelling, String operation) {}

  private static final class Reader extends DepthXMLStreamReader {

    private final SoapService service;
    private final Message message;

    Reader(XMLStreamReader reader, SoapService service, Message message) {
      super(reader);
      this.service = service;
      this.message = message;
    }

    @Override
    public String getLocalName() {
      String name = super.getLocalName();
      String operation = service.aliases().get(name);
      if (operation == null || !service.namespace().equals(getNamespaceURI())) {
        return name;
      }
      message.getExchange().put(CALLERS, new Renamed(name, operation));
      return operation;
    }

    @Override
    public QName getName() {
      QName name = super.getName();
      return new QName(name.getNamespaceURI(), getLocalName(), name.getPrefix());
    }
  }

  private static final class Writer extends DelegatingXMLStreamWriter {

    private final Renamed renamed;

    Writer(XMLStreamWriter writer, Renamed renamed) {
      super(writer);
      this.renamed = renamed;
    }

    private String callers(String name) {
      return name.equals(renamed.operation() + "Response") ? renamed.spelling() + "Response" : name;
    }

    @Override
    public void writeStartElement(String name) throws XMLStreamException {
      super.writeStartElement(callers(name));
    }

    @Override
    public void writeStartElement(String uri, String name) throws XMLStreamException {
      super.writeStartElement(uri, callers(name));
    }

    @Override
    public void writeStartElement(String prefix, String name, String uri)
        throws XMLStreamException {
      super.writeStartElement(prefix, callers(name), uri);
    }
  }

  private OperationSpelling() {}
}
