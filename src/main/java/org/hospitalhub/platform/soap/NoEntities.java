package org.hospitalhub.platform.soap;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.apache.cxf.interceptor.StaxInInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/**
 * Refuses a reference to an entity that XML does not define.
 *
 * <p>CXF refuses a DTD; without one such a reference would vanish from the argument, silently.
 */
final class NoEntities extends AbstractPhaseInterceptor<Message> {

  NoEntities() {
    super(Phase.POST_STREAM);
    addAfter(StaxInInterceptor.class.getName());
  }

  @Override
  public void handleMessage(Message message) {
    XMLStreamReader reader = message.getContent(XMLStreamReader.class);
    if (reader != null) {
      message.setContent(XMLStreamReader.class, new Reader(reader));
    }
  }

  /** Not one of CXF's own delegates: those are taken off before JAXB reads. */
  private static final class Reader extends StreamReaderDelegate {

    Reader(XMLStreamReader reader) {
      super(reader);
    }

    @Override
    public int next() throws XMLStreamException {
      int event = super.next();
      if (event == ENTITY_REFERENCE) {
        throw new XMLStreamException("undeclared entity", getLocation());
      }
      return event;
    }
  }
}
