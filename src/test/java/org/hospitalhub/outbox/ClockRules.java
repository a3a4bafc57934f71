package org.hospitalhub.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.outbox.OutboxFixture.schedule;
import static org.hospitalhub.outbox.ScriptedTransport.DONE;
import static org.hospitalhub.outbox.ScriptedTransport.DOWN;
import static org.hospitalhub.support.Patience.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.hospitalhub.outbox.Delivery.State;
import org.junit.jupiter.api.Test;

/** Somebody sets the clock back. */
interface ClockRules extends OutboxRules {

  Duration BACK = Duration.ofHours(6);

  @Test
  default void deliversWhatWasPlannedByTheClockBefore() {
    OutboxServices node = fixture().node("one");
    fixture().platforms.next("alpha/S1", DOWN);
    UUID id = fixture().say(node, "schedule.suspend", schedule("S1"));
    fixture().awaitsAttempts(node, id, "alpha", 1);
    // the other platform's has its claim until it is settled
    await().until(() -> node.deliveries().list(State.SENDING, null, 0, 10).isEmpty());
    assertThat(node.upkeep().bringNear()).isZero();

    fixture().clock.setBack(BACK);

    assertThat(node.upkeep().bringNear()).isEqualTo(1);
    node.dispatcher().dispatch();
    assertThat(fixture().awaits(node, id, "alpha", State.DELIVERED).attempts()).isEqualTo(2);
  }

  @Test
  default void leavesWhatIsBeingSentToWhoeverSendsIt() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    OutboxServices one =
        fixture()
            .node(
                "one",
                request -> {
                  begun.countDown();
                  try {
                    mayEnd.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  return DONE;
                });
    OutboxServices other = fixture().node("other");
    UUID id = fixture().say(one, "schedule.suspend", schedule("S1"));
    begun.await();

    fixture().clock.setBack(BACK);
    other.upkeep().bringNear();
    other.dispatcher().dispatch();

    assertThat(fixture().platforms.got("alpha")).isEmpty();
    mayEnd.countDown();
    assertThat(fixture().awaits(one, id, "alpha", State.DELIVERED).attempts()).isEqualTo(1);
  }

  @Test
  default void endsAPauseAllTheSame() {
    Pause pause = new Pause(Backoff.from(Duration.ofSeconds(10)), fixture().clock::nanos);
    for (int i = 0; i < 3; i++) {
      pause.noticed(DOWN);
    }
    assertThat(pause.allowed(4)).isZero();

    fixture().clock.setBack(BACK);
    fixture().clock.pass(Duration.ofSeconds(10));

    assertThat(pause.allowed(4)).isEqualTo(1);
  }
}
