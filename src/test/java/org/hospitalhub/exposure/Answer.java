package org.hospitalhub.exposure;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * An answer as it came.
 *
 * @param headers by their names in small letters
 */
record Answer(int status, Map<String, String> headers, byte[] body) {

  /** The media type without its parameters; empty when there is none. */
  String type() {
    String type = headers.getOrDefault("content-type", "");
    return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** The body in the encoding that its type names. */
  String text() {
    String type = headers.getOrDefault("content-type", "");
    int named = type.toLowerCase(Locale.ROOT).indexOf("charset=");
    Charset charset =
        named < 0
            ? StandardCharsets.UTF_8
            : Charset.forName(type.substring(named + 8).replaceAll("[\";].*", "").strip());
    return new String(body, charset);
  }
}
