package org.hospitalhub.platform.soap;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.interceptor.StaxInInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.StaxUtils;
import org.hospitalhub.platform.CharacterReferences;
import org.hospitalhub.platform.WireCharset;

/**
 * Reads a message in the encoding of its Content-Type or, without one, of its XML declaration.
 *
 * <p>CXF would take the servlet container's default instead of the declaration, GB2312 for the few
 * thousand characters of 1980, and bytes that are no text for U+FFFD. The reply is written in the
 * encoding of the request.
 */
final class DeclaredEncoding extends AbstractPhaseInterceptor<Message> {

  DeclaredEncoding() {
    super(Phase.POST_STREAM);
    addBefore(StaxInInterceptor.class.getName());
  }

  @Override
  public void handleMessage(Message message) {
    InputStream body = message.getContent(InputStream.class);
    boolean html = String.valueOf(message.get(Message.CONTENT_TYPE)).contains("text/html");
    if (body == null || html || "GET".equals(message.get(Message.HTTP_REQUEST_METHOD))) {
      return; // a page is refused as one
    }
    try {
      read(body.readAllBytes(), message);
    } catch (IOException e) {
      throw new Fault(e);
    }
  }

  private static void read(byte[] body, Message message) throws CharacterCodingException {
    String contentType = (String) message.get(Message.CONTENT_TYPE);
    WireCharset charset =
        WireCharset.ofXml(body, contentType).orElseThrow(CharacterCodingException::new);
    String text = CharacterReferences.joined(charset.decode(body));
    message.setContent(
        XMLStreamReader.class, StaxUtils.createXMLStreamReader(new StringReader(text)));
    message.put(Message.ENCODING, charset.label());
  }
}
