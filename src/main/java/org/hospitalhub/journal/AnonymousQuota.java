package org.hospitalhub.journal;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.hospitalhub.platform.RateLimit;
import org.jspecify.annotations.Nullable;

/**
 * How many refused calls of anonymous callers are recorded: so many of each address, and so many in
 * all, that neither the disk nor the writer is theirs. The metrics count every one.
 */
final class AnonymousQuota {

  private static final String ALL = "all";

  private final RateLimit each;
  private final RateLimit all;
  private final AtomicLong passedOver = new AtomicLong();

  AnonymousQuota(Clock clock) {
    this.each = new RateLimit("the journal for refused calls", 1, 600, clock);
    this.all = new RateLimit("the journal for all refused calls", 2, 1200, clock);
  }

  /** Whether a call is recorded: it is unless its address has had too many. */
  boolean admit(Recording recording) {
    @Nullable String address = recording.anonymous();
    boolean admitted = address == null || each.take(address).isZero() && all.take(ALL).isZero();
    if (!admitted) {
      passedOver.incrementAndGet();
    }
    return admitted;
  }

  long passedOver() {
    return passedOver.get();
  }
}
