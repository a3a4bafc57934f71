package org.hospitalhub.platform.soap;

import java.util.Collection;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.validation.Schema;
import org.apache.cxf.databinding.DataWriter;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Attachment;
import org.apache.cxf.service.model.MessagePartInfo;
import org.jspecify.annotations.Nullable;

/** Writes a string's element; no string, no element. */
final class PartWriter implements DataWriter<XMLStreamWriter> {

  @Override
  public void write(@Nullable Object text, MessagePartInfo part, XMLStreamWriter writer) {
    if (text == null) {
      return;
    }
    try {
      writer.writeStartElement(part.getConcreteName().getLocalPart());
      writer.writeCharacters((String) text);
      writer.writeEndElement();
    } catch (XMLStreamException e) {
      throw new Fault(e);
    }
  }

  @Override
  public void write(Object text, XMLStreamWriter writer) {
    throw new UnsupportedOperationException("the string's part is needed");
  }

  @Override
  public void setSchema(Schema schema) {
    // nothing is validated
  }

  @Override
  public void setAttachments(Collection<Attachment> attachments) {
    // a string has none
  }

  @Override
  public void setProperty(String name, Object value) {
    // there is no choice
  }
}
