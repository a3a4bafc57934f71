package org.hospitalhub.sheet;

import org.jspecify.annotations.Nullable;

/**
 * How a platform says a canonical error.
 *
 * @param code its code; null when it has none
 * @param message its words; null to speak the Chinese words of {@code canonical/errors.yaml}
 */
public record ErrorWords(@Nullable String code, @Nullable String message) {

  /** Stands for every error that is not named. */
  public static final String OTHER = "other";

  /** Of an error that the platform has neither a code nor words for. */
  public static final ErrorWords NONE = new ErrorWords(null, null);
}
