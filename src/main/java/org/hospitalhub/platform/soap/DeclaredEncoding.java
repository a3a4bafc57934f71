package org.hospitalhub.platform.soap;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.helpers.HttpHeaderHelper;
import org.apache.cxf.interceptor.StaxInInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.StaxUtils;

/**
 * Goes by the XML declaration when the Content-Type names no charset.
 *
 * <p>CXF would take the servlet container's default instead, and read GBK as UTF-8. The reply is
 * written in the encoding of the request.
 */
final class DeclaredEncoding extends AbstractPhaseInterceptor<Message> {

  DeclaredEncoding() {
    super(Phase.POST_STREAM);
    addBefore(StaxInInterceptor.class.getName());
  }

  @Override
  public void handleMessage(Message message) {
    InputStream body = message.getContent(InputStream.class);
    if (body == null || "GET".equals(message.get(Message.HTTP_REQUEST_METHOD))) {
      return;
    }
    if (HttpHeaderHelper.findCharset((String) message.get(Message.CONTENT_TYPE)) == null) {
      XMLStreamReader reader = StaxUtils.createXMLStreamReader(body);
      message.setContent(XMLStreamReader.class, reader);
      message.put(
          Message.ENCODING,
          Objects.requireNonNullElse(
              reader.getCharacterEncodingScheme(), StandardCharsets.UTF_8.name()));
    }
  }
}
