package org.hospitalhub.platform.soap;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.hospitalhub.platform.http.ContentCoding;

/** Decodes a reply that is compressed, although nobody asked for that, up to a limit. */
final class DecodedReply extends AbstractPhaseInterceptor<Message> {

  private final int maxBody;

  DecodedReply(int maxBody) {
    super(Phase.RECEIVE);
    this.maxBody = maxBody;
    addAfter(ReplyLimits.class.getName());
  }

  @Override
  public void handleMessage(Message message) {
    Map<String, List<String>> headers =
        CastUtils.cast((Map<?, ?>) message.get(Message.PROTOCOL_HEADERS));
    List<String> codings = headers == null ? null : headers.get("Content-Encoding");
    InputStream body = message.getContent(InputStream.class);
    if (codings == null || codings.isEmpty() || body == null) {
      return;
    }
    try {
      InputStream decoded = ContentCoding.of(codings.get(0)).decoding(body);
      message.setContent(InputStream.class, new Limited(decoded, maxBody));
    } catch (IOException e) {
      throw new Fault(e);
    }
  }

  private static final class Limited extends FilterInputStream {

    private long left;

    Limited(InputStream decoded, int maxBody) {
      super(decoded);
      left = maxBody;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = in.read(bytes, offset, length);
      left -= Math.max(count, 0);
      if (left < 0) {
        throw new IOException("the reply is larger than client.maxBody when it is decoded");
      }
      return count;
    }
  }
}
