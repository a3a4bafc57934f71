package org.hospitalhub.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that stands still until it is told how much time passes. */
final class SettableClock extends Clock {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private volatile Instant now = Instant.parse("2026-11-20T01:00:00Z");

  void pass(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZONE;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now, zone);
  }
}
