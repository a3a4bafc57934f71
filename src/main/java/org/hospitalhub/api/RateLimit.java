package org.hospitalhub.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Lets each client ask so often: a bucket of tokens that fills at a constant rate. */
final class RateLimit {

  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  private final double perSecond;
  private final double burst;
  private final Clock clock;

  /**
   * A limit.
   *
   * @param perSecond requests per second in the long run
   * @param burst requests at once after a pause
   */
  RateLimit(double perSecond, int burst, Clock clock) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.clock = clock;
  }

  private record Bucket(double tokens, Instant at, boolean granted) {}

  /** Takes a token; how long to wait for one when there is none, zero when there was. */
  Duration take(String client) {
    Instant now = clock.instant();
    Bucket bucket = buckets.compute(client, (id, before) -> taken(before, now));
    return bucket.granted()
        ? Duration.ZERO
        : Duration.ofNanos((long) Math.ceil((1 - bucket.tokens()) / perSecond * 1e9));
  }

  private Bucket taken(@Nullable Bucket before, Instant now) {
    double tokens = burst;
    if (before != null) {
      double seconds = Math.max(0, Duration.between(before.at(), now).toNanos() / 1e9);
      tokens = Math.min(burst, before.tokens() + seconds * perSecond);
    }
    return tokens >= 1 ? new Bucket(tokens - 1, now, true) : new Bucket(tokens, now, false);
  }
}
