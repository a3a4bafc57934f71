package org.hospitalhub.sheet;

/** The patterns that a unit or a type asks of a value, and the words for them in an error. */
final class Formats {

  static final String WHOLE = "^-?\\d{1,18}$";
  static final String FEN = "^\\d{1,12}$";
  static final String YUAN = "^\\d{1,10}(\\.\\d{1,2})?$";
  static final String DECIMAL = "^\\d{1,12}\\.\\d{2}$";

  /** More than nothing. */
  static final String POSITIVE = "^(?!0+\\.00$)\\d{1,12}\\.\\d{2}$";

  /** A day that exists, a local time with seconds. */
  static final String DATE_TIME =
      "^(\\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)"
          + "|02-(0[1-9]|1\\d|2[0-8]))"
          + "|(\\d\\d(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)"
          + "T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d$";

  static final String TIME = "^([01]\\d|2[0-3]):[0-5]\\d$";

  /** Before the pattern of a value that may be empty. */
  static final String OR_EMPTY = "^$|";

  private Formats() {}

  /** {@code 0.00} for {@link #DECIMAL}; a sheet's own pattern as it stands. */
  static String words(String pattern) {
    String own = pattern.startsWith(OR_EMPTY) ? pattern.substring(OR_EMPTY.length()) : pattern;
    return switch (own) {
      case WHOLE -> "0 (integer 整数)";
      case FEN -> "0 (fen 分)";
      case YUAN -> "0.00 (yuan 元)";
      case DECIMAL -> "0.00";
      case POSITIVE -> "0.00, at least 0.01 (不小于0.01)";
      case TIME -> "HH:mm";
      case DATE_TIME -> "yyyy-MM-ddTHH:mm:ss";
      default -> own;
    };
  }
}
