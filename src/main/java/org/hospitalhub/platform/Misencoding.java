package org.hospitalhub.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was done to a text that is no document, so that its sender is told what to leave out. Only
 * asked of texts that could not be read.
 */
final class Misencoding {

  private static final Pattern ESCAPED =
      Pattern.compile("(?is)\\W*&(amp;)*(lt|quot|#0*60|#x0*3c|#0*34|#x0*22);.*");
  private static final Pattern URL_ENCODED = Pattern.compile("(?is)%(3c|7b|22|ef%bb%bf).*");
  private static final int SHORTEST_BASE64 = 8;

  private Misencoding() {}

  /**
   * Names what was done to a text.
   *
   * @param start what documents begin with, {@code <} or {@code {}
   * @return words in the platforms' language; null when it is nothing known
   */
  static @Nullable String of(String text, char start) {
    if (text.isBlank()) {
      return "报文为空";
    }
    String found = text.strip();
    if (ESCAPED.matcher(found).matches()) {
      return "报文被转义了两次";
    }
    if (URL_ENCODED.matcher(found).matches()) {
      return "报文被URL编码，应直接传原文";
    }
    return isBase64(found, start) ? "报文是Base64编码，应直接传原文" : null;
  }

  /**
   * What it decodes to tells it from words of letters alone: a document, or something compressed.
   */
  private static boolean isBase64(String text, char start) {
    if (text.length() < SHORTEST_BASE64) {
      return false;
    }
    try {
      byte[] decoded = Base64.getMimeDecoder().decode(text.substring(0, head(text)));
      String head = new String(decoded, StandardCharsets.UTF_8).strip();
      return head.indexOf(start) == (head.startsWith("\uFEFF") ? 1 : 0)
          || decoded.length > 1 && decoded[0] == 0x1f && decoded[1] == (byte) 0x8b;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Some whole groups of four are enough. */
  private static int head(String text) {
    return Math.min(64, text.length() / 4 * 4);
  }
}
