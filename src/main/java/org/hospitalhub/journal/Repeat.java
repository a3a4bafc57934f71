package org.hospitalhub.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request that begins.
 *
 * @param reply what was stored when the first was done; null before
 * @param begun when the first began
 */
public record Repeat(State state, @Nullable String reply, Instant begun) {

  /** What to do with a request. */
  public enum State {
    /** It was never seen: do it. */
    FIRST,
    /** It was done: answer the same, if that still stands. */
    DONE,
    /** Another content was done under its key: refuse it, if that still stands. */
    OTHER,
    /** It was begun, and nobody knows how it ended: find out first. */
    IN_DOUBT
  }
}
