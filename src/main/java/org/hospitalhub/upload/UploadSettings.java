package org.hospitalhub.upload;

import java.time.Duration;
import org.hospitalhub.outbox.Backoff;

/**
 * How uploads work.
 *
 * @param page rows that are asked for at a time, and handed over in one transaction
 * @param catchUpDays how many days back missed dates are caught up
 * @param backoff the waits while the HIS cannot be asked
 */
public record UploadSettings(int page, int catchUpDays, Backoff backoff) {

  /** Nodes' clocks are as far apart as that at most. */
  private static final Duration APART = Duration.ofMinutes(1);

  /** How far ahead a run is ever planned; what is farther was planned by another clock. */
  Duration horizon() {
    return backoff.most().plus(APART);
  }
}
