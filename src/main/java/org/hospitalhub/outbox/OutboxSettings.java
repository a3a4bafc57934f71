package org.hospitalhub.outbox;

import java.time.Duration;

/**
 * How the outbox works.
 *
 * @param node this process, other than every other one on the same database
 * @param workers attempts at a time per platform
 * @param lease how long a node may take for an attempt before another takes over; longer than a
 *     platform's time-outs together
 * @param retries how long a delivery is tried
 * @param pause how long a platform that cannot be reached is left alone
 */
public record OutboxSettings(
    String node, int workers, Duration lease, Retries retries, Backoff pause) {

  /** Nodes' clocks are as far apart as that at most. */
  private static final Duration APART = Duration.ofMinutes(1);

  /** How far ahead anything is ever planned; what is farther was planned by another clock. */
  Duration horizon() {
    Duration wait = retries.backoff().most();
    return (wait.compareTo(lease) > 0 ? wait : lease).plus(APART);
  }
}
