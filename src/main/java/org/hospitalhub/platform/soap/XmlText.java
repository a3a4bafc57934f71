package org.hospitalhub.platform.soap;

import org.jspecify.annotations.Nullable;

/** Text that can stand in an XML document. */
final class XmlText {

  private static final char REPLACEMENT = '\uFFFD';

  private XmlText() {}

  /**
   * The text with every character that XML 1.0 does not know replaced: hospital databases have
   * them, and one would make the whole message unreadable.
   */
  static @Nullable String of(@Nullable String text) {
    return text == null || isLegal(text) ? text : replaced(text);
  }

  private static boolean isLegal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLegal(c)) {
        return Character.isSurrogate(c) && text.codePoints().allMatch(XmlText::isLegal);
      }
    }
    return true;
  }

  private static String replaced(String text) {
    var legal = new StringBuilder(text.length());
    text.codePoints().map(c -> isLegal(c) ? c : REPLACEMENT).forEach(legal::appendCodePoint);
    return legal.toString();
  }

  private static boolean isLegal(int c) {
    return c >= 0x20 && c <= 0xD7FF
        || c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }
}
