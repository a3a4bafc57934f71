package org.hospitalhub.platform.soap;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the string in a wrapper element.
 *
 * <p>Callers and platforms differ from the WSDL: the string's element is taken in any namespace,
 * and whatever its name when it is the only one. Among several it is the one that the WSDL names;
 * the others are passed over. In the RPC/encoded style it may refer to an element behind the
 * wrapper.
 */
final class WrappedReader {

  private final XMLStreamReader reader;
  private final String name;
  private final List<String> elements = new ArrayList<>(1);
  private Argument argument = Argument.NONE;
  private int named;
  private @Nullable String reference;
  private boolean bareText;

  private WrappedReader(XMLStreamReader reader, String name) {
    this.reader = reader;
    this.name = name;
  }

  /**
   * Reads the string of a wrapper.
   *
   * @param reader at the start of the wrapper
   * @param name the element that the WSDL names
   * @throws XMLStreamException when the message is broken, or cut off behind the wrapper
   */
  static Argument read(XMLStreamReader reader, String name) throws XMLStreamException {
    return new WrappedReader(reader, name).read();
  }

  private Argument read() throws XMLStreamException {
    while (next(reader) != XMLStreamConstants.END_ELEMENT) {
      if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
        element();
      } else {
        bareText |= reader.getEventType() == XMLStreamConstants.CDATA || isText();
      }
    }
    // A message that ends here is cut off.
    next(reader);
    if (named > 1) {
      return Argument.refused("参数" + name + "只能有一个，实际有" + named + "个");
    }
    if (named == 0 && elements.size() > 1) {
      return Argument.refused("应只有一个参数" + name + "，实际有" + String.join("、", elements));
    }
    if (elements.isEmpty() && bareText) {
      return Argument.refused("文本应放在参数" + name + "中");
    }
    return reference == null ? argument : referred(reference);
  }

  private boolean isText() {
    return reader.getEventType() == XMLStreamConstants.CHARACTERS && !reader.isWhiteSpace();
  }

  /** The first one counts until there is the one with the right name. */
  private void element() throws XMLStreamException {
    String local = reader.getLocalName();
    boolean right = local.equals(name);
    boolean first = elements.isEmpty();
    elements.add(local);
    named += right ? 1 : 0;
    if (right || first) {
      take();
    } else {
      skip(reader);
    }
  }

  private void take() throws XMLStreamException {
    String namespace = reader.getNamespaceURI();
    boolean qualified = namespace != null && !namespace.isEmpty();
    boolean typed = false;
    reference = null;
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      switch (reader.getAttributeLocalName(i)) {
        case "type" -> typed |= isSchemaInstance(reader.getAttributeNamespace(i));
        case "href", "ref" -> reference = reader.getAttributeValue(i);
        default -> {
          // says nothing of the string
        }
      }
    }
    argument = text(qualified, typed);
    if (argument.text() == null || !argument.text().isBlank()) {
      reference = null;
    }
  }

  /** Also the one of 1999, which the oldest stacks write. */
  private static boolean isSchemaInstance(@Nullable String namespace) {
    return namespace != null && namespace.endsWith("/XMLSchema-instance");
  }

  private Argument text(boolean qualified, boolean typed) throws XMLStreamException {
    var text = new StringBuilder();
    String markup = null;
    while (next(reader) != XMLStreamConstants.END_ELEMENT) {
      switch (reader.getEventType()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(reader.getText());
        case XMLStreamConstants.START_ELEMENT -> {
          markup = reader.getLocalName();
          skip(reader);
        }
        default -> {
          // comments and processing instructions are no text
        }
      }
    }
    String refusal = markup == null ? null : "参数中有未转义的元素<" + markup + ">，XML应转义或放入CDATA";
    return new Argument(markup == null ? text.toString() : null, refusal, qualified, typed);
  }

  /** The string in another element of the body, as the SOAP encoding has them. */
  private Argument referred(String to) throws XMLStreamException {
    String id = to.startsWith("#") ? to.substring(1) : to;
    while (reader.getEventType() != XMLStreamConstants.END_ELEMENT) {
      if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
        if (id.equals(id(reader))) {
          Argument referred = text(argument.qualified(), true);
          next(reader);
          return referred;
        }
        skip(reader);
      }
      next(reader);
    }
    return Argument.refused("参数引用的元素" + to + "不存在");
  }

  private static @Nullable String id(XMLStreamReader reader) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals("id")) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  static void skip(XMLStreamReader reader) throws XMLStreamException {
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
  static int next(XMLStreamReader reader) throws XMLStreamException {
    int event = reader.next();
    if (event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new XMLStreamException("undeclared entity", reader.getLocation());
    }
    return event;
  }
}
