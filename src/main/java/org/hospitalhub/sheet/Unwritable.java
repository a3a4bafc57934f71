package org.hospitalhub.sheet;

/**
 * Characters that no document may have: control characters other than tab and line break, halves of
 * characters, and what Unicode says is none.
 */
public final class Unwritable {

  private Unwritable() {}

  /** Whether a character is one. */
  static boolean is(int character) {
    boolean space = character == '\t' || character == '\n' || character == '\r';
    return Character.isISOControl(character) && !space
        || character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE
        // U+FFFE, U+FFFF and their like on the other planes are no characters
        || (character & 0xFFFE) == 0xFFFE;
  }

  /** The text with a space for each of them. */
  public static String replaced(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' || c > '~') && is(c)) {
        return replacedFrom(text);
      }
    }
    return text;
  }

  /** One that has half a character, or seems to: every second one of a rare character does. */
  private static String replacedFrom(String text) {
    StringBuilder replaced = new StringBuilder(text.length());
    text.codePoints().map(c -> is(c) ? ' ' : c).forEach(replaced::appendCodePoint);
    return replaced.toString();
  }
}
