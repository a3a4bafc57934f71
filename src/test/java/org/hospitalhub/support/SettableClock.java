package org.hospitalhub.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until it is moved. */
public final class SettableClock extends Clock {

  private final ZoneId zone;
  private final AtomicLong nanos = new AtomicLong();
  private volatile Instant now;

  /** A clock in UTC that shows an instant. */
  public SettableClock(String start) {
    this(start, ZoneOffset.UTC);
  }

  public SettableClock(String start, ZoneId zone) {
    this.now = Instant.parse(start);
    this.zone = zone;
  }

  public void set(String instant) {
    now = Instant.parse(instant);
  }

  /** Time passes, on every clock. */
  public void pass(Duration duration) {
    now = now.plus(duration);
    nanos.addAndGet(duration.toNanos());
  }

  /** Somebody sets the clock back; no time passes. */
  public void setBack(Duration duration) {
    now = now.minus(duration);
  }

  /** What a clock shows that nobody sets. */
  public long nanos() {
    return nanos.get();
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    throw new UnsupportedOperationException();
  }
}
