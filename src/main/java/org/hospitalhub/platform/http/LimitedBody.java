package org.hospitalhub.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of a request, decoded as its Content-Encoding says, as far as a limit goes. Neither what
 * came nor what it decodes to may be longer: a few kilobytes can be gigabytes.
 *
 * @param bytes all of it, or the beginning when it is too large
 * @param tooLarge whether it is over the limit
 * @param open whether there is more of it on the connection, which has to be closed then
 */
public record LimitedBody(byte[] bytes, boolean tooLarge, boolean open) {

  /** How many times the limit is read and thrown away, for callers that write before they read. */
  private static final int DRAINED = 8;

  /**
   * Reads it.
   *
   * @param limit in bytes
   * @throws ContentCodingException when it cannot be decoded
   */
  public static LimitedBody read(HttpServletRequest request, int limit) throws IOException {
    ContentCoding coding = ContentCoding.of(request.getHeader("Content-Encoding"));
    InputStream body = request.getInputStream();
    byte[] came = body.readNBytes(limit + 1);
    boolean cutOff = came.length > limit;
    boolean open = cutOff && !drain(body, limit);
    byte[] decoded = coding.decode(came, limit + 1, cutOff);
    return new LimitedBody(decoded, cutOff || decoded.length > limit, open);
  }

  /** Reads on to the end; false if that is too far. */
  private static boolean drain(InputStream body, int limit) throws IOException {
    byte[] buffer = new byte[8192];
    long left = (long) limit * DRAINED;
    while (left > 0) {
      int count = body.read(buffer);
      if (count < 0) {
        return true;
      }
      left -= count;
    }
    return false;
  }
}
