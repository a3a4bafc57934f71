package org.hospitalhub.journal;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a request that begins.
 *
 * @param reply the reply, where it is {@link State#DONE}
 */
public record Repeat(State state, @Nullable String reply) {

  /** What to do with a request. */
  public enum State {
    /** It was never seen: do it. */
    FIRST,
    /** It was done: answer the same. */
    DONE,
    /** It was begun, and nobody knows how it ended: find out first. */
    IN_DOUBT
  }
}
