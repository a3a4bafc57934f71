package org.hospitalhub.platform;

import java.util.List;

/**
 * What is wrong, in words: a part for each field, or one for all.
 *
 * @param parts at least one
 */
record Sentence(List<String> parts) {

  private static final String BETWEEN = "；";
  private static final String CUT = "…";

  /** All of it. */
  String whole() {
    return String.join(BETWEEN, parts);
  }

  /**
   * As much of it as there is room for: whole parts, and how many there are in all.
   *
   * @param room characters
   */
  String within(int room) {
    if (length(whole()) <= room) {
      return whole();
    }
    String all = parts.size() == 1 ? "" : "等" + parts.size() + "项";
    for (int count = parts.size() - 1; count > 0; count--) {
      String some = String.join(BETWEEN, parts.subList(0, count)) + all;
      if (length(some) <= room) {
        return some;
      }
    }
    String first = parts.get(0);
    int left = Math.max(0, room - length(CUT + all));
    return first.substring(0, first.offsetByCodePoints(0, Math.min(left, length(first))))
        + CUT
        + all;
  }

  /** The characters of a text. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
