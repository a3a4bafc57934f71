package org.hospitalhub.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Notices that somebody has set the machine's clock, by one that nobody sets. What was planned by
 * the clock before is planned anew.
 */
public final class ClockWatch implements HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

  /** Less than this is what time servers correct, and what a busy machine is late. */
  private static final Duration TOLERATED = Duration.ofMinutes(1);

  /** How long the health report tells of it. */
  private static final Duration TOLD = Duration.ofHours(1);

  private final Clock clock;
  private final LongSupplier nanos;
  private final List<Runnable> planners = new CopyOnWriteArrayList<>();
  private Instant lastTime;
  private long lastNanos;
  private volatile @Nullable Jump jump;

  /**
   * A watch that begins now.
   *
   * @param nanos a clock that never goes back, in nanoseconds
   */
  public ClockWatch(Clock clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
    this.lastTime = clock.instant();
    this.lastNanos = nanos.getAsLong();
  }

  private record Jump(Duration by, Instant to, long nanos) {}

  /** What is done after the clock went back. */
  public void onReturn(Runnable planner) {
    planners.add(planner);
  }

  /** Compares the clocks. */
  public synchronized void look() {
    Instant time = clock.instant();
    long now = nanos.getAsLong();
    Duration by = Duration.between(lastTime, time).minusNanos(now - lastNanos);
    lastTime = time;
    lastNanos = now;
    if (by.abs().compareTo(TOLERATED) < 0) {
      return;
    }
    jump = new Jump(by, time, now);
    LOG.warn(
        "The clock of this machine was set {} by {}: check its time server",
        by.isNegative() ? "back" : "forward",
        by.abs());
    if (by.isNegative()) {
      planners.forEach(Runnable::run);
    }
  }

  @Override
  public Health health() {
    Jump last = jump;
    if (last == null || nanos.getAsLong() - last.nanos() > TOLD.toNanos()) {
      return Health.up().build();
    }
    return Health.status(Statuses.WARNING)
        .withDetail("setBy", last.by().toString())
        .withDetail("setTo", last.to().toString())
        .build();
  }
}
