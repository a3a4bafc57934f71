package org.hospitalhub.platform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numeric references to characters in XML. */
public final class CharacterReferences {

  /** Two references, decimal or hexadecimal. */
  private static final Pattern PAIR =
      Pattern.compile("&#(x[0-9A-Fa-f]{4}|[0-9]{5});&#(x[0-9A-Fa-f]{4}|[0-9]{5});");

  private CharacterReferences() {}

  /**
   * The document with one reference to a character of the higher planes where there were two to its
   * halves, {@code &#xD842;&#xDFB7;}: Axis 1.4 and others write rare characters so, which XML does
   * not allow. What refers to half a character alone is left for the parser to refuse.
   */
  public static String joined(String xml) {
    if (!xml.contains("&#")) {
      return xml;
    }
    Matcher pair = PAIR.matcher(xml);
    StringBuilder joined = new StringBuilder(xml.length());
    int from = 0;
    while (pair.find(from)) {
      char high = (char) value(pair.group(1));
      char low = (char) value(pair.group(2));
      boolean whole = Character.isSurrogatePair(high, low);
      // the second reference may be the first half of the next pair
      int to = whole ? pair.end() : pair.start(2) - 2;
      joined.append(xml, from, whole ? pair.start() : to);
      if (whole) {
        joined.append("&#").append(Character.toCodePoint(high, low)).append(';');
      }
      from = to;
    }
    return joined.append(xml, from, xml.length()).toString();
  }

  private static int value(String digits) {
    return digits.startsWith("x")
        ? Integer.parseInt(digits.substring(1), 16)
        : Integer.parseInt(digits);
  }
}
