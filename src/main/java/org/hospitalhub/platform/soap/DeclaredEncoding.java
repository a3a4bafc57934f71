package org.hospitalhub.platform.soap;

import org.apache.cxf.helpers.HttpHeaderHelper;
import org.apache.cxf.interceptor.StaxInInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/**
 * Leaves the encoding to the XML declaration when the Content-Type names no charset.
 *
 * <p>CXF would take the servlet container's default instead, and read GBK as UTF-8.
 */
final class DeclaredEncoding extends AbstractPhaseInterceptor<Message> {

  DeclaredEncoding() {
    super(Phase.POST_STREAM);
    addBefore(StaxInInterceptor.class.getName());
  }

  @Override
  public void handleMessage(Message message) {
    String contentType = (String) message.get(Message.CONTENT_TYPE);
    if (HttpHeaderHelper.findCharset(contentType) == null) {
      message.remove(Message.ENCODING);
    }
  }
}
