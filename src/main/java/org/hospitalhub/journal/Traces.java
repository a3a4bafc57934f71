package org.hospitalhub.journal;

import java.util.UUID;
import java.util.regex.Pattern;

/** Traces as databases store and compare them best: 128 bits. */
final class Traces {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final int HALF = 16;
  private static final int HEXADECIMAL = 16;

  private Traces() {}

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** The 32 hexadecimal digits of a trace as a number. */
  static UUID number(String id) {
    return new UUID(
        Long.parseUnsignedLong(id.substring(0, HALF), HEXADECIMAL),
        Long.parseUnsignedLong(id.substring(HALF), HEXADECIMAL));
  }
}
