package org.hospitalhub.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets each caller ask so often: a bucket of tokens that fills at a constant rate. */
public final class RateLimit {

  private static final Logger LOG = LoggerFactory.getLogger(RateLimit.class);

  /** Callers that are remembered; those who have not asked for a while are forgotten first. */
  private static final int MOST = 10_000;

  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  private final String setting;
  private final double perSecond;
  private final double burst;
  private final Clock clock;

  /**
   * A limit.
   *
   * @param setting what sets it, for the log
   * @param perSecond requests per second in the long run
   * @param burst requests at once after a pause
   */
  public RateLimit(String setting, double perSecond, int burst, Clock clock) {
    this.setting = setting;
    this.perSecond = perSecond;
    this.burst = burst;
    this.clock = clock;
  }

  private record Bucket(double tokens, Instant at, boolean granted, boolean told) {}

  /**
   * Takes a token; how long to wait for one when there is none, zero when there was. The log has a
   * caller once that finds none, until its bucket has been full.
   */
  public Duration take(String caller) {
    Instant now = clock.instant();
    if (buckets.size() >= MOST && !buckets.containsKey(caller)) {
      forget(now);
    }
    Bucket bucket = buckets.compute(caller, (id, before) -> taken(id, before, now));
    return bucket.granted()
        ? Duration.ZERO
        : Duration.ofNanos((long) Math.ceil((1 - bucket.tokens()) / perSecond * 1e9));
  }

  private void forget(Instant now) {
    buckets.values().removeIf(bucket -> tokens(bucket, now) >= burst);
    if (buckets.size() >= MOST) {
      buckets.clear();
    }
  }

  private double tokens(Bucket before, Instant now) {
    double seconds = Math.max(0, Duration.between(before.at(), now).toNanos() / 1e9);
    return Math.min(burst, before.tokens() + seconds * perSecond);
  }

  private Bucket taken(String caller, @Nullable Bucket before, Instant now) {
    double tokens = before == null ? burst : tokens(before, now);
    boolean told = before != null && before.told() && tokens < burst;
    if (tokens >= 1) {
      return new Bucket(tokens - 1, now, true, told);
    }
    if (!told) {
      LOG.warn("{} calls more often than {} allows", caller, setting);
    }
    return new Bucket(tokens, now, false, true);
  }
}
