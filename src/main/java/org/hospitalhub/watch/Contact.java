package org.hospitalhub.watch;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Health;

/** How the last calls to one that the hub calls went. */
public final class Contact {

  private final Clock clock;
  private volatile long answered;
  private volatile @Nullable Silence silence;

  Contact(Clock clock) {
    this.clock = clock;
  }

  /**
   * No call has been answered since.
   *
   * @param since the first of them
   * @param last the last of them
   * @param error the canonical error of the last
   */
  private record Silence(Instant since, Instant last, String error, int calls) {}

  /** A call was answered, be it with a no. */
  public void answered() {
    answered = clock.millis();
    if (silence != null) {
      silence = null;
    }
  }

  /** A call was not answered. */
  public synchronized void silent(String error) {
    Instant now = clock.instant();
    Silence before = silence;
    silence =
        before == null
            ? new Silence(now, now, error, 1)
            : new Silence(before.since(), now, error, before.calls() + 1);
  }

  /** Whether the last call was not answered. */
  boolean isSilent() {
    return silence != null;
  }

  /** What there is to tell, in words of the health report. */
  void describe(Health.Builder health) {
    if (answered != 0) {
      health.withDetail("lastAnswer", Instant.ofEpochMilli(answered).toString());
    }
    Silence current = silence;
    if (current != null) {
      health
          .withDetail("silentSince", current.since().toString())
          .withDetail("lastFailure", current.last().toString())
          .withDetail("error", current.error())
          .withDetail("unansweredCalls", current.calls());
    }
  }
}
