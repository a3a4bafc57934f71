package org.hospitalhub.platform;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a text on the wire, as its label means it.
 *
 * @param label as the sender writes it, where that is a name that the Java platform knows, too
 * @param charset what the bytes are read by
 */
public record WireCharset(String label, Charset charset) {

  /** Unless a message says otherwise. */
  public static final WireCharset UTF_8 = new WireCharset("UTF-8", StandardCharsets.UTF_8);

  /** What senders call the national standard: Windows, .NET and browsers mean all of it by each. */
  private static final Set<String> GB18030 =
      Set.of(
          ("gb18030 gb2312 gb_2312 gb_2312-80 gb2312-80 gb2312-1980 gbk gb-k x-gbk chinese csgb2312"
                  + " csgbk iso-ir-58 csiso58gb231280 euc-cn euc_cn x-euc-cn euccn cp936 ms936"
                  + " ms_936 936 windows-936 x-windows-936 x-mswin-936")
              .split(" "));

  private static final Pattern PARAMETER =
      Pattern.compile(
          ";\\s*charset\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^;,\\s]+))", Pattern.CASE_INSENSITIVE);

  private static final Pattern DECLARATION =
      Pattern.compile("^<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");

  /** How far into a document its declaration is looked for. */
  private static final int HEAD = 200;

  private static final byte[] ASCII =
      "<?&;\"'{}[]:,\\/>=09AZaz \t\r\n".getBytes(StandardCharsets.US_ASCII);

  /**
   * The encoding that a label means; empty when it means none that messages can be in: they are in
   * UTF-16, or in one that has ASCII as ASCII and can be written as well as read.
   */
  public static Optional<WireCharset> of(String label) {
    String name = label.strip().toLowerCase(Locale.ROOT);
    if (name.equals("utf-8")) {
      return Optional.of(UTF_8); // nearly every one
    }
    boolean national = GB18030.contains(name);
    try {
      Charset named = Charset.forName(national ? "GB18030" : name);
      return named.newEncoder() != null && fit(named)
          ? Optional.of(
              new WireCharset(national && known(name) ? label.strip() : named.name(), named))
          : Optional.empty();
    } catch (IllegalCharsetNameException
        | UnsupportedCharsetException
        | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private static boolean known(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }

  private static boolean fit(Charset charset) {
    return charset.name().startsWith("UTF-16")
        || new String(ASCII, StandardCharsets.US_ASCII).equals(new String(ASCII, charset))
            // ISO-2022 has ASCII as ASCII until an escape sequence says otherwise
            && !charset.name().startsWith("ISO-2022")
            && !charset.name().startsWith("x-ISO-2022");
  }

  /** The label that a content type gives; null when it gives none. */
  public static @Nullable String label(@Nullable String contentType) {
    Matcher parameter = PARAMETER.matcher(contentType == null ? "" : contentType);
    if (!parameter.find()) {
      return null;
    }
    return Stream.of(parameter.group(1), parameter.group(2), parameter.group(3))
        .filter(label -> label != null && !label.isBlank())
        .findFirst()
        .orElse(null);
  }

  /**
   * The encoding of a body: that of its byte order mark, else of its content type, else UTF-8.
   *
   * @return empty when the content type names one that messages cannot be in
   */
  public static Optional<WireCharset> of(byte[] body, @Nullable String contentType) {
    WireCharset marked = marked(body);
    String label = label(contentType);
    return marked != null ? Optional.of(marked) : label == null ? Optional.of(UTF_8) : of(label);
  }

  /**
   * The encoding of an XML document: that of its byte order mark, else of its content type, else of
   * its own declaration, else UTF-8.
   *
   * @return empty when it is labelled with one that messages cannot be in
   */
  public static Optional<WireCharset> ofXml(byte[] body, @Nullable String contentType) {
    if (marked(body) != null || label(contentType) != null) {
      return of(body, contentType);
    }
    String head =
        new String(body, 0, Math.min(body.length, HEAD), StandardCharsets.ISO_8859_1)
            .stripLeading();
    Matcher declaration = DECLARATION.matcher(head);
    return declaration.find() ? of(declaration.group(1)) : Optional.of(UTF_8);
  }

  private static @Nullable WireCharset marked(byte[] body) {
    if (starts(body, 0xEF, 0xBB, 0xBF)) {
      return UTF_8;
    }
    if (starts(body, 0xFE, 0xFF) || starts(body, 0xFF, 0xFE)) {
      return new WireCharset("UTF-16", StandardCharsets.UTF_16);
    }
    // the first character of an XML document tells it without a mark
    return starts(body, '<', 0)
        ? new WireCharset("UTF-16LE", StandardCharsets.UTF_16LE)
        : starts(body, 0, '<') ? new WireCharset("UTF-16BE", StandardCharsets.UTF_16BE) : null;
  }

  private static boolean starts(byte[] body, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (body.length <= i || (body[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The text that bytes are, without a byte order mark.
   *
   * @throws CharacterCodingException when they are none in this encoding
   */
  public String decode(byte[] body) throws CharacterCodingException {
    String text = charset.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
