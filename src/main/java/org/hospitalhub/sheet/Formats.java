package org.hospitalhub.sheet;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The patterns that a unit or a type asks of a value, and the words for them in an error. */
final class Formats {

  static final String WHOLE = "^-?\\d{1,18}$";
  static final String FEN = "^\\d{1,12}$";
  static final String YUAN = "^\\d{1,10}(\\.\\d{1,2})?$";

  /** No zero stands before it: an amount has one way to be written. */
  static final String DECIMAL = "^(0|[1-9]\\d{0,11})\\.\\d{2}$";

  /** More than nothing. */
  static final String POSITIVE = "^(?!0\\.00$)(0|[1-9]\\d{0,11})\\.\\d{2}$";

  /** A day that exists, a local time with seconds. */
  static final String DATE_TIME =
      "^(\\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)"
          + "|02-(0[1-9]|1\\d|2[0-8]))"
          + "|(\\d\\d(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)"
          + "T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d$";

  static final String TIME = "^([01]\\d|2[0-3]):[0-5]\\d$";

  /** Before the pattern of a value that may be empty. */
  static final String OR_EMPTY = "^$|";

  private static final String PIECE = "\\s*(?:";
  private static final String PIECE_END = ")\\s*";

  private static final Map<String, Expected> VALUES =
      Map.of(
          WHOLE, new Expected("a whole number", "整数"),
          POSITIVE, new Expected("an amount of at least 0.01", "不小于0.01的金额，两位小数"),
          FEN, new Expected("a whole number of fen", "整数（单位：分）"),
          YUAN, new Expected("yuan with at most two decimals", "金额（单位：元，最多两位小数）"));

  private static final Map<String, Expected> FORMATS =
      Map.of(
          DECIMAL, Expected.both("0.00"),
          TIME, Expected.both("HH:mm"),
          DATE_TIME, Expected.both("yyyy-MM-ddTHH:mm:ss"));

  private Formats() {}

  /** The pattern of values that each match one, joined by a text. */
  static String pieces(String one, String join) {
    String piece = PIECE + one + PIECE_END;
    return "^" + piece + "(?:" + Pattern.quote(join) + piece + ")*$";
  }

  /** Whether a pattern asks for a format or for a kind of value. */
  static Violation.Kind kind(String pattern) {
    return FORMATS.containsKey(own(pattern)) ? Violation.Kind.FORMAT : Violation.Kind.VALUE;
  }

  /** The words for a pattern; those for a sheet's own stand in its row. */
  static Expected words(String pattern, @Nullable Field field) {
    String own = own(pattern);
    Expected known = VALUES.getOrDefault(own, FORMATS.get(own));
    if (known != null) {
      return known;
    }
    return Expected.both(
        field == null || field.patternTitle() == null ? own : field.patternTitle());
  }

  private static String own(String pattern) {
    String own = pattern.startsWith(OR_EMPTY) ? pattern.substring(OR_EMPTY.length()) : pattern;
    return own.startsWith("^" + PIECE)
        ? "^" + own.substring(PIECE.length() + 1, own.indexOf(PIECE_END)) + "$"
        : own;
  }
}
