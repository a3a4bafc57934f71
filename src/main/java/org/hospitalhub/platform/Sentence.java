package org.hospitalhub.platform;

import java.util.List;

/**
 * What is wrong, in words: a part for each field, or one for all.
 *
 * @param parts at least one
 * @param count how many there are, when these are only the first
 */
record Sentence(List<String> parts, int count) {

  private static final String BETWEEN = "；";
  private static final String CUT = "…";

  Sentence(String only) {
    this(List.of(only), 1);
  }

  /** All of it. */
  String whole() {
    return String.join(BETWEEN, parts) + (count > parts.size() ? all() : "");
  }

  private String all() {
    return count == 1 ? "" : "等" + count + "项";
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
    String all = all();
    for (int first = parts.size() - 1; first > 0; first--) {
      String some = String.join(BETWEEN, parts.subList(0, first)) + all;
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
