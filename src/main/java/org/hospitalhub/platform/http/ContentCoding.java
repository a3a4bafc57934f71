package org.hospitalhub.platform.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** How a body is compressed on its way (RFC 9110, 8.4): {@code gzip}, {@code deflate} or not. */
public enum ContentCoding {
  IDENTITY,
  GZIP,
  DEFLATE;

  private static final int ZLIB_METHOD = 8;
  private static final int ZLIB_CHECK = 31;

  /**
   * The coding that a header names.
   *
   * @param header the value of Content-Encoding; null when there is none
   * @throws ContentCodingException when it is another one
   */
  public static ContentCoding of(@Nullable String header) throws ContentCodingException {
    if (header == null) {
      return IDENTITY;
    }
    return switch (header.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> IDENTITY;
      case "gzip", "x-gzip" -> GZIP;
      case "deflate" -> DEFLATE;
      default -> throw new ContentCodingException(header, false);
    };
  }

  /**
   * What was encoded, up to a length.
   *
   * @param cutOff whether the body is known to be cut off: what can be had of it is enough
   * @throws ContentCodingException when it is not encoded so
   */
  byte[] decode(byte[] body, int atMost, boolean cutOff) throws ContentCodingException {
    if (this == IDENTITY || body.length == 0) {
      return body;
    }
    var decoded = new ByteArrayOutputStream(Math.min(4 * body.length, atMost));
    try (InputStream in = decoding(new ByteArrayInputStream(body))) {
      byte[] buffer = new byte[8192];
      int count;
      while ((count = in.read(buffer, 0, Math.min(buffer.length, atMost - decoded.size()))) > 0) {
        decoded.write(buffer, 0, count);
      }
    } catch (IOException e) {
      if (!cutOff) {
        throw new ContentCodingException(name().toLowerCase(Locale.ROOT), true);
      }
    }
    return decoded.toByteArray();
  }

  /** A stream of what was encoded. */
  public InputStream decoding(InputStream body) throws IOException {
    return switch (this) {
      case IDENTITY -> body;
      case GZIP -> new GZIPInputStream(body);
      case DEFLATE -> inflating(new PushbackInputStream(body, 2));
    };
  }

  /** Some send the bare deflate data, without the zlib header that the RFC asks for. */
  private static InputStream inflating(PushbackInputStream body) throws IOException {
    byte[] head = body.readNBytes(2);
    body.unread(head);
    boolean zlib =
        head.length == 2
            && (head[0] & 0x0f) == ZLIB_METHOD
            && ((head[0] & 0xff) << Byte.SIZE | head[1] & 0xff) % ZLIB_CHECK == 0;
    var inflater = new Inflater(!zlib);
    return new InflaterInputStream(body, inflater) {
      @Override
      public void close() throws IOException {
        inflater.end();
        super.close();
      }
    };
  }
}
