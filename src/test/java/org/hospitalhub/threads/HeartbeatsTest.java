package org.hospitalhub.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.support.Patience.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Loops that die, and loops that do not. */
class HeartbeatsTest {

  private final AtomicLong nanos = new AtomicLong();
  private final Heartbeats heartbeats = new Heartbeats(nanos::get);

  @Test
  void namesTheLoopsThatShouldHaveComeRound() {
    heartbeats.beat("quick", Duration.ofSeconds(2));
    heartbeats.beat("slow", Duration.ofSeconds(9));

    nanos.addAndGet(Duration.ofSeconds(3).toNanos());
    assertThat(heartbeats.overdue()).containsExactly("quick");

    heartbeats.beat("quick", Duration.ofSeconds(2));
    assertThat(heartbeats.overdue()).isEmpty();
  }

  @Test
  void namesThreadsThatDiedAndForgetsLoopsThatEndedOnPurpose() {
    heartbeats.watch("dead", () -> false);
    heartbeats.beat("ended", Duration.ZERO);

    heartbeats.end("ended");
    nanos.incrementAndGet();

    assertThat(heartbeats.overdue()).containsExactly("dead");
  }

  @Test
  void anErrorEndsNoLoop() {
    AtomicInteger rounds = new AtomicInteger();
    try (Loop loop = new Loop("test", heartbeats)) {
      loop.every(
          Duration.ofMillis(2),
          "fail",
          () -> {
            rounds.incrementAndGet();
            throw new StackOverflowError("made for a test");
          });

      await().until(() -> rounds.get() > 2);
    }
  }
}
