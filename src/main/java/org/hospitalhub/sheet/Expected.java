package org.hospitalhub.sheet;

/** What a value must be, in words for people of both languages. */
public record Expected(String english, String chinese) {

  /** Where what is wrong says it all. */
  static final Expected NOTHING = both("");

  /** What both languages write alike: a format of dates, codes, a number. */
  public static Expected both(String text) {
    return new Expected(text, text);
  }
}
