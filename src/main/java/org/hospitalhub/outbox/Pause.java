package org.hospitalhub.outbox;

import java.time.Clock;
import java.time.Instant;

/**
 * Leaves a platform alone that does not answer: after a few outages in a row one attempt at a time
 * probes it, more and more seldom. Its first answer, also a no, ends the pause.
 */
final class Pause {

  /** One message that is slow by itself is no outage. */
  private static final int TOLERATED = 2;

  private final Backoff backoff;
  private final Clock clock;
  private int outages;
  private Instant until = Instant.MIN;

  Pause(Backoff backoff, Clock clock) {
    this.backoff = backoff;
    this.clock = clock;
  }

  synchronized void noticed(Outcome outcome) {
    if (outcome instanceof Outcome.NotSent || outcome instanceof Outcome.Unclear) {
      outages++;
      if (outages > TOLERATED) {
        until = clock.instant().plus(backoff.after(outages - TOLERATED));
      }
    } else if (!(outcome instanceof Outcome.Unfit || outcome instanceof Outcome.Undecided)) {
      outages = 0;
    }
  }

  /** How many attempts may run at a time. */
  synchronized int allowed(int workers) {
    if (outages <= TOLERATED) {
      return workers;
    }
    return clock.instant().isBefore(until) ? 0 : 1;
  }
}
