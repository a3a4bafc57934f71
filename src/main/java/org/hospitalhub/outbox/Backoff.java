package org.hospitalhub.outbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * Waiting times that double up to a longest one: {@code
 * Backoff.from(ofSeconds(2)).doublingUpTo(ofMinutes(10)).withJitter(0.2)}.
 */
public final class Backoff {

  private static final int STEEPEST = 30;

  private final Duration first;
  private final Duration longest;
  private final double jitter;
  private final DoubleSupplier random;

  private Backoff(Duration first, Duration longest, double jitter, DoubleSupplier random) {
    this.first = first;
    this.longest = longest;
    this.jitter = jitter;
    this.random = random;
  }

  /** Always this long. */
  public static Backoff from(Duration first) {
    return new Backoff(first, first, 0, () -> ThreadLocalRandom.current().nextDouble());
  }

  /** Twice as long after every failure, but never longer than this. */
  public Backoff doublingUpTo(Duration limit) {
    return new Backoff(first, limit, jitter, random);
  }

  /** Longer by up to this part of it, so that those who failed together do not return together. */
  public Backoff withJitter(double part) {
    return new Backoff(first, longest, part, random);
  }

  /** With numbers from 0 to 1 that are not random. */
  Backoff drawing(DoubleSupplier numbers) {
    return new Backoff(first, longest, jitter, numbers);
  }

  /** The longest that it ever waits. */
  public Duration most() {
    return longest.plus(Duration.ofMillis((long) (longest.toMillis() * jitter)));
  }

  /**
   * How long to wait.
   *
   * @param failures how many there were, at least 1
   */
  public Duration after(int failures) {
    long doubled = first.toMillis() << Math.min(Math.max(failures, 1) - 1, STEEPEST);
    long millis = Math.min(doubled, longest.toMillis());
    return Duration.ofMillis(millis + (long) (millis * jitter * random.getAsDouble()));
  }
}
