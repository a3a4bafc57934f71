package org.hospitalhub.sheet;

/** Text of somebody else as a column of the hub's own database can hold it. */
public final class StorableText {

  private static final char REPLACEMENT = '\uFFFD';

  private StorableText() {}

  /**
   * The first characters of a text, at most as many UTF-16 units as H2 counts, and no half of one;
   * what PostgreSQL does not take, NUL and halves that came alone, is replaced.
   */
  public static String first(String text, int length) {
    int end = Math.min(text.length(), length);
    if (end < text.length() && Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end))) {
      end--;
    }
    String first = text.substring(0, end);
    return first.codePoints().allMatch(StorableText::storable) ? first : replaced(first);
  }

  private static String replaced(String text) {
    StringBuilder replaced = new StringBuilder(text.length());
    text.codePoints().map(c -> storable(c) ? c : REPLACEMENT).forEach(replaced::appendCodePoint);
    return replaced.toString();
  }

  private static boolean storable(int c) {
    return c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
  }
}
