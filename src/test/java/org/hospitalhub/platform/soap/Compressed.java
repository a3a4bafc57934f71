package org.hospitalhub.platform.soap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Texts as they are compressed on their way. */
public final class Compressed {

  private Compressed() {}

  /** A text in a Content-Encoding, or in {@code raw deflate}, which has no header. */
  public static byte[] by(String coding, String text) {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = stream(coding.toLowerCase(Locale.ROOT), bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static OutputStream stream(String coding, OutputStream out) throws IOException {
    return switch (coding) {
      case "gzip", "x-gzip" -> new GZIPOutputStream(out);
      case "deflate" -> new DeflaterOutputStream(out);
      default -> new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true));
    };
  }
}
