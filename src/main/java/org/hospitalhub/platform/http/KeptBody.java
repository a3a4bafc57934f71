package org.hospitalhub.platform.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.hospitalhub.platform.WireCharset;
import org.jspecify.annotations.Nullable;

/** A request whose body is in memory, as it came or another one. */
public final class KeptBody extends HttpServletRequestWrapper {

  private static final String CONTENT_TYPE = "Content-Type";

  private final @Nullable String contentType;
  private final byte[] body;

  /** The request with this body. */
  public KeptBody(HttpServletRequest request, @Nullable String contentType, byte[] body) {
    super(request);
    this.contentType = contentType;
    this.body = body;
  }

  @Override
  public @Nullable String getContentType() {
    return contentType;
  }

  @Override
  public @Nullable String getHeader(String name) {
    return CONTENT_TYPE.equalsIgnoreCase(name) ? contentType : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return CONTENT_TYPE.equalsIgnoreCase(name) && contentType != null
        ? Collections.enumeration(List.of(contentType))
        : super.getHeaders(name);
  }

  @Override
  public @Nullable String getCharacterEncoding() {
    return WireCharset.label(contentType);
  }

  @Override
  public int getContentLength() {
    return body.length;
  }

  @Override
  public long getContentLengthLong() {
    return body.length;
  }

  @Override
  public ServletInputStream getInputStream() {
    return new Bytes(body);
  }

  @Override
  public BufferedReader getReader() {
    String named = getCharacterEncoding();
    Charset charset = named == null ? StandardCharsets.UTF_8 : Charset.forName(named);
    return new BufferedReader(new InputStreamReader(getInputStream(), charset));
  }

  private static final class Bytes extends ServletInputStream {

    private final ByteArrayInputStream bytes;

    Bytes(byte[] bytes) {
      this.bytes = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return bytes.read(target, offset, length);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("the body is already here: read it");
    }
  }
}
