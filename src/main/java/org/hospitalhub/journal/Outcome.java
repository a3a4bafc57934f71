package org.hospitalhub.journal;

import java.util.Locale;

/** How an exchange ended. */
public enum Outcome {
  /** It has not ended yet: a write that is under way. */
  OPEN,
  /** It did what was asked. */
  SUCCESS,
  /** It was refused, or went wrong without effect. */
  FAILURE,
  /** Nobody knows: a write without an answer, or whose node went away. */
  UNKNOWN;

  /** As it is stored and searched. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Outcome of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
