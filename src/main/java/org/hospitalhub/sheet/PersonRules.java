package org.hospitalhub.sheet;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * What can be the number of somebody's identity card, and the day of somebody's birth.
 *
 * @param checkDigits whether the last character of a card has to agree with the others
 * @param clock tells today, after which nobody is born yet
 */
public record PersonRules(boolean checkDigits, Clock clock) {

  private static final LocalDate EARLIEST = LocalDate.of(1850, 1, 1);
  private static final Pattern CARD = Pattern.compile("\\d{17}[\\dX]|\\d{15}");
  private static final String CHECK_DIGITS = "10X98765432";
  private static final int LENGTH = 18;
  private static final int BIRTH = 6;

  /** Whether somebody who lives can have been born on a date, {@code 2026-11-20}. */
  boolean isBirthDate(String date) {
    return isBirth(date, DateTimeFormatter.ISO_LOCAL_DATE);
  }

  /**
   * Whether it can be the number of an identity card (GB 11643): 17 digits and a digit or X, or the
   * 15 digits of before 1999; the date of birth stands from the seventh on.
   */
  boolean isCard(String number) {
    if (!CARD.matcher(number).matches()) {
      return false;
    }
    return number.length() == LENGTH
        ? isBasicBirth(number.substring(BIRTH, 14)) && (!checkDigits || checks(number))
        : isBasicBirth("19" + number.substring(BIRTH, 12));
  }

  private boolean isBasicBirth(String date) {
    return isBirth(date, DateTimeFormatter.BASIC_ISO_DATE);
  }

  private boolean isBirth(String text, DateTimeFormatter format) {
    try {
      LocalDate date = LocalDate.parse(text, format);
      return !date.isBefore(EARLIEST) && !date.isAfter(LocalDate.now(clock));
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean checks(String number) {
    int sum = 0;
    int weight = 1;
    for (int i = LENGTH - 2; i >= 0; i--) {
      weight = weight * 2 % 11;
      sum += weight * (number.charAt(i) - '0');
    }
    return CHECK_DIGITS.charAt(sum % 11) == number.charAt(LENGTH - 1);
  }
}
