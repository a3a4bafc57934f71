package org.hospitalhub.platform.soap;

import java.util.Collection;
import java.util.ResourceBundle;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.validation.Schema;
import org.apache.cxf.common.i18n.Message;
import org.apache.cxf.databinding.DataReader;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Attachment;
import org.apache.cxf.service.model.MessageInfo;
import org.apache.cxf.service.model.MessagePartInfo;
import org.apache.cxf.service.model.OperationInfo;
import org.jspecify.annotations.Nullable;

/**
 * Reads the string in a wrapper element.
 *
 * <p>Callers and platforms differ from the WSDL: the string's element is taken in any namespace,
 * others beside it are passed over. A wrapper that has only others is refused, because its string
 * may be in one of them; an empty one is a call without an argument.
 */
final class WrappedReader implements DataReader<XMLStreamReader> {

  @Override
  public @Nullable Object read(MessagePartInfo wrapper, XMLStreamReader reader) {
    try {
      String text = read(reader, nameIn(wrapper));
      // A message that ends here is cut off.
      reader.next();
      return text;
    } catch (XMLStreamException e) {
      throw new Fault(e);
    }
  }

  private static String nameIn(MessagePartInfo wrapper) {
    OperationInfo operation = wrapper.getMessageInfo().getOperation();
    OperationInfo unwrapped = operation.getUnwrappedOperation();
    MessageInfo content =
        wrapper.getMessageInfo() == operation.getInput()
            ? unwrapped.getInput()
            : unwrapped.getOutput();
    return content.getFirstMessagePart().getConcreteName().getLocalPart();
  }

  private static @Nullable String read(XMLStreamReader reader, String name)
      throws XMLStreamException {
    String text = null;
    String other = null;
    while (next(reader) != XMLStreamConstants.END_ELEMENT) {
      if (reader.getEventType() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (reader.getLocalName().equals(name)) {
        text = text(reader);
      } else {
        other = reader.getLocalName();
        skip(reader);
      }
    }
    if (text == null && other != null) {
      throw unexpected("there is a <%s>, but no <%s>".formatted(other, name));
    }
    return text;
  }

  private static String text(XMLStreamReader reader) throws XMLStreamException {
    var text = new StringBuilder();
    while (next(reader) != XMLStreamConstants.END_ELEMENT) {
      switch (reader.getEventType()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(reader.getText());
        case XMLStreamConstants.START_ELEMENT ->
            throw unexpected("there is a <%s> in the text".formatted(reader.getLocalName()));
        default -> {
          // comments and processing instructions are no text
        }
      }
    }
    return text.toString();
  }

  private static void skip(XMLStreamReader reader) throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = next(reader);
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  /** CXF refuses a DTD; without one a reference to an entity would vanish, silently. */
  private static int next(XMLStreamReader reader) throws XMLStreamException {
    int event = reader.next();
    if (event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new XMLStreamException("undeclared entity", reader.getLocation());
    }
    return event;
  }

  private static Fault unexpected(String words) {
    return new Fault(new Message(words, (ResourceBundle) null));
  }

  @Override
  public Object read(XMLStreamReader reader) {
    throw new UnsupportedOperationException("the wrapper's part is needed");
  }

  @Override
  public Object read(QName element, XMLStreamReader reader, Class<?> type) {
    throw new UnsupportedOperationException("the wrapper's part is needed");
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
