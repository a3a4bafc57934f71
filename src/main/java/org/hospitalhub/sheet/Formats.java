package org.hospitalhub.sheet;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  /** One of the things that a pattern asks of a value, and the words for it. */
  private record Condition(Pattern pattern, Expected words) {

    static Condition of(String pattern, String english, String chinese) {
      return new Condition(Pattern.compile(pattern), new Expected(english, chinese));
    }

    boolean holds(List<String> values) {
      return values.stream().allMatch(value -> pattern.matcher(value).matches());
    }
  }

  private static final Condition TWO_DECIMALS =
      Condition.of(
          "-?\\d+\\.\\d{2}", "an amount with two decimals, such as 15.00", "两位小数的金额，如15.00");
  private static final Condition LARGEST_DECIMAL =
      Condition.of("\\d{1,12}\\.\\d{2}", "at most 999999999999.99", "不大于999999999999.99的金额");

  /** What the numbers must be: the first that a value is not says what is wrong with it. */
  private static final Map<String, List<Condition>> VALUES =
      Map.of(
          WHOLE,
              List.of(
                  Condition.of("-?\\d+", "a whole number", "整数"),
                  Condition.of("-?\\d{1,18}", "a whole number of at most 18 digits", "不超过18位的整数")),
          DECIMAL,
              List.of(
                  TWO_DECIMALS,
                  Condition.of("\\d.*", "an amount of at least 0.00", "不小于0.00的金额"),
                  LARGEST_DECIMAL),
          POSITIVE,
              List.of(
                  TWO_DECIMALS,
                  Condition.of("(?!0+\\.00$)\\d.*", "an amount of at least 0.01", "不小于0.01的金额"),
                  LARGEST_DECIMAL),
          FEN,
              List.of(
                  Condition.of("-?\\d+", "a whole number of fen", "整数（单位：分）"),
                  Condition.of("\\d+", "at least 0 fen", "不小于0的整数（单位：分）"),
                  Condition.of(
                      "\\d{1,12}", "at most 9999999999.99 yuan", "不大于999999999999的整数（单位：分）")),
          YUAN,
              List.of(
                  Condition.of(
                      "-?\\d+(\\.\\d{1,2})?", "yuan with at most two decimals", "金额（单位：元，最多两位小数）"),
                  Condition.of("\\d.*", "at least 0 yuan", "不小于0的金额（单位：元）"),
                  Condition.of(
                      "\\d{1,10}(\\..*)?",
                      "at most 9999999999.99 yuan",
                      "不大于9999999999.99的金额（单位：元）")));

  private static final Map<String, Expected> FORMATS =
      Map.of(
          "date",
          Expected.both("yyyy-MM-dd"),
          TIME,
          Expected.both("HH:mm"),
          DATE_TIME,
          Expected.both("yyyy-MM-ddTHH:mm:ss"));

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

  /**
   * The words for a pattern that a value does not match; those for a sheet's own stand in its row.
   */
  static Expected words(String pattern, @Nullable Field field, String value) {
    String own = own(pattern);
    if (VALUES.containsKey(own)) {
      return unmet(VALUES.get(own), pieces(value, field)).words();
    }
    Expected known = FORMATS.get(own);
    if (known != null) {
      return known;
    }
    return Expected.both(
        field == null || field.patternTitle() == null ? own : field.patternTitle());
  }

  private static Condition unmet(List<Condition> conditions, List<String> values) {
    return conditions.stream()
        .filter(condition -> !condition.holds(values))
        .findFirst()
        .orElse(conditions.get(0));
  }

  private static List<String> pieces(String value, @Nullable Field field) {
    return field == null || field.join() == null
        ? List.of(value)
        : Stream.of(value.split(Pattern.quote(field.join()))).map(String::strip).toList();
  }

  private static String own(String pattern) {
    String own = pattern.startsWith(OR_EMPTY) ? pattern.substring(OR_EMPTY.length()) : pattern;
    return own.startsWith("^" + PIECE)
        ? "^" + own.substring(PIECE.length() + 1, own.indexOf(PIECE_END)) + "$"
        : own;
  }
}
