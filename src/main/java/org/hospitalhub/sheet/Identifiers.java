package org.hospitalhub.sheet;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The one way to write the number of a certificate, a card or a telephone. Those who send it write
 * full-width digits, a small x, or spaces that nobody sees, and mean the same number.
 */
final class Identifiers {

  private Identifiers() {}

  /** Latin letters in capitals, ASCII digits, nothing invisible and no spaces. */
  static String normal(String written) {
    boolean plain = written.chars().allMatch(c -> c > ' ' && c <= '~' && !(c >= 'a' && c <= 'z'));
    if (plain) {
      return written;
    }
    StringBuilder normal = new StringBuilder(written.length());
    Normalizer.normalize(written, Normalizer.Form.NFKC)
        .codePoints()
        .filter(c -> !invisible(c))
        .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
        .forEach(normal::appendCodePoint);
    return normal.toString().toUpperCase(Locale.ROOT);
  }

  /** Any value without what nobody sees at its ends. */
  static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && invisible(text.charAt(from))) {
      from++;
    }
    while (from < to && invisible(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** Spaces of any width, and characters without any: joiners, marks of direction and of order. */
  private static boolean invisible(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
