package org.hospitalhub.outbox;

import java.util.function.LongSupplier;

/**
 * Leaves a platform alone that does not answer: after a few outages in a row one attempt at a time
 * probes it, more and more seldom. Its first answer, also a no, ends the pause. It is measured by a
 * clock that nobody sets.
 */
final class Pause {

  /** One message that is slow by itself is no outage. */
  private static final int TOLERATED = 2;

  private final Backoff backoff;
  private final LongSupplier nanos;
  private int outages;
  private long until;

  /**
   * A pause that has not begun.
   *
   * @param nanos a clock that never goes back, in nanoseconds
   */
  Pause(Backoff backoff, LongSupplier nanos) {
    this.backoff = backoff;
    this.nanos = nanos;
  }

  synchronized void noticed(AttemptResult outcome) {
    if (outcome instanceof AttemptResult.NotSent held && !held.outage()) {
      return; // tells nothing of the platform
    }
    if (outcome instanceof AttemptResult.NotSent || outcome instanceof AttemptResult.Unclear) {
      outages++;
      if (outages > TOLERATED) {
        until = nanos.getAsLong() + backoff.after(outages - TOLERATED).toNanos();
      }
    } else if (!(outcome instanceof AttemptResult.Unfit
        || outcome instanceof AttemptResult.Undecided)) {
      outages = 0;
    }
  }

  /** How many attempts may run at a time. */
  synchronized int allowed(int workers) {
    if (outages <= TOLERATED) {
      return workers;
    }
    return until - nanos.getAsLong() > 0 ? 0 : 1;
  }
}
