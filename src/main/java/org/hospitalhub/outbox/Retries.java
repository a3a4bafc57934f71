package org.hospitalhub.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * How long the hub tries: {@code Retries.atMost(10).waiting(backoff).patientFor(ofDays(3)).thenHold()}.
 *
 * <p>Only attempts that reached the platform count against the limit. A platform that cannot be
 * reached at all is not the message's fault: delivery resumes by itself within the hub's patience.
 *
 * @param limit failed attempts after which a delivery is held
 * @param patience how old a delivery may get while its platform cannot be reached
 */
public record Retries(int limit, Backoff backoff, Duration patience) {

  /** Tries a delivery this often. */
  public static Waiting atMost(int attempts) {
    return backoff -> patience -> () -> new Retries(attempts, backoff, patience);
  }

  /** Whether so many failures are enough. */
  boolean exhausted(int failures) {
    return failures >= limit;
  }

  /** Whether a platform was out of reach for too long. */
  boolean exhausted(Instant created, Instant now) {
    return !created.plus(patience).isAfter(now);
  }

  /** The next word of the sentence. */
  @FunctionalInterface
  public interface Waiting {
    /** Waits between attempts. */
    Patience waiting(Backoff backoff);
  }

  /** The next word of the sentence. */
  @FunctionalInterface
  public interface Patience {
    /** Waits so long for a platform that cannot be reached. */
    End patientFor(Duration patience);
  }

  /** The last word of the sentence. */
  @FunctionalInterface
  public interface End {
    /** And then a person decides. */
    Retries thenHold();
  }
}
