package org.hospitalhub.platform.soap;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.interceptor.Interceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.wsdl.interceptors.WrappedOutInterceptor;

/**
 * Writes the element around the reply's string as its caller expects it: as the WSDL says, or after
 * the caller's own spelling and namespace ({@link CallersForm}).
 */
final class CallersWrapper extends WrappedOutInterceptor {

  /** Instead of CXF's own among these. */
  static void replaceIn(List<Interceptor<? extends Message>> interceptors) {
    interceptors.replaceAll(
        one -> one instanceof WrappedOutInterceptor ? new CallersWrapper() : one);
  }

  @Override
  public void handleMessage(Message message) {
    CallersForm form = CallersForm.of(message.getExchange());
    if (form == null) {
      super.handleMessage(message);
      return;
    }
    try {
      write(form, message.getContent(XMLStreamWriter.class));
    } catch (XMLStreamException e) {
      throw new Fault(e);
    }
    message.getInterceptorChain().add(new WrappedOutEndingInterceptor(Phase.MARSHAL_ENDING));
  }

  /** A default namespace takes the string's element in, without a prefix on it. */
  private static void write(CallersForm form, XMLStreamWriter writer) throws XMLStreamException {
    String name = form.operation() + "Response";
    String namespace = form.namespace();
    if (namespace.isEmpty()) {
      writer.writeStartElement(name);
    } else if (form.qualified()) {
      writer.writeStartElement("", name, namespace);
      writer.writeDefaultNamespace(namespace);
    } else {
      String prefix = StaxUtils.getUniquePrefix(writer, namespace, false);
      writer.writeStartElement(prefix, name, namespace);
      writer.writeNamespace(prefix, namespace);
    }
  }
}
