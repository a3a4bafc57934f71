package org.hospitalhub.platform.soap;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.validation.Schema;
import org.apache.cxf.databinding.DataWriter;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Attachment;
import org.apache.cxf.message.Message;
import org.apache.cxf.service.model.MessagePartInfo;
import org.jspecify.annotations.Nullable;

/** Writes a string's element; no string, no element. */
final class PartWriter implements DataWriter<XMLStreamWriter> {

  private boolean unicode = true;
  private boolean typed;

  @Override
  public void write(@Nullable Object text, MessagePartInfo part, XMLStreamWriter writer) {
    if (text == null) {
      return;
    }
    try {
      writer.writeStartElement(part.getConcreteName().getLocalPart());
      if (typed) {
        writeType(writer);
      }
      if (unicode) {
        writer.writeCharacters((String) text);
      } else {
        writeReferring((String) text, writer);
      }
      writer.writeEndElement();
    } catch (XMLStreamException e) {
      throw new Fault(e);
    }
  }

  /** What callers need that go by no WSDL. */
  private static void writeType(XMLStreamWriter writer) throws XMLStreamException {
    String instance = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;
    writer.writeNamespace("xsd", XMLConstants.W3C_XML_SCHEMA_NS_URI);
    writer.writeNamespace("xsi", instance);
    writer.writeAttribute("xsi", instance, "type", "xsd:string");
  }

  /**
   * Refers to every character beyond ASCII. The writer would write a question mark for some that
   * the encoding does not know, and refer to each half of others, which is no XML.
   */
  private static void writeReferring(String text, XMLStreamWriter writer)
      throws XMLStreamException {
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      int character = text.codePointAt(i);
      if (character > '~') {
        writer.writeCharacters(text.substring(from, i));
        writer.writeEntityRef("#" + character);
        i += Character.charCount(character) - 1;
        from = i + 1;
      }
    }
    writer.writeCharacters(text.substring(from));
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
    if (value instanceof Message message) {
      unicode =
          StandardCharsets.UTF_8.name().equalsIgnoreCase((String) message.get(Message.ENCODING));
      CallersForm form = CallersForm.of(message.getExchange());
      typed = form != null && form.typed();
    }
  }
}
