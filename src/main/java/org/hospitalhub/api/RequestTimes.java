package org.hospitalhub.api;

import java.time.Instant;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;

/** Times as callers name them; years of five digits and more fit no column and no index. */
final class RequestTimes {

  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  private RequestTimes() {}

  /**
   * Refuses a time that cannot be meant.
   *
   * @param name the name of the parameter
   * @throws CanonicalException {@code invalid}
   */
  static @Nullable Instant require(String name, @Nullable Instant time) {
    if (time != null && (time.isBefore(FIRST) || time.isAfter(END))) {
      throw new CanonicalException("invalid", name + " must be from 1970 to 9999");
    }
    return time;
  }
}
