package org.hospitalhub.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.outbox.OutboxFixture.schedule;
import static org.hospitalhub.outbox.ScriptedTransport.DONE;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hospitalhub.outbox.Delivery.State;
import org.hospitalhub.support.Patience;
import org.junit.jupiter.api.Test;

/** Several nodes on one database. */
interface NodeRules extends OutboxRules {

  @Test
  default void sharesTheWorkAndDeliversNothingTwice() {
    CountDownLatch oneWorks = new CountDownLatch(1);
    CountDownLatch twoWorks = new CountDownLatch(1);
    OutboxServices one = fixture().node("one", meeting(oneWorks, twoWorks));
    OutboxServices two = fixture().node("two", meeting(twoWorks, oneWorks));
    List<Outbox.Event> events =
        IntStream.range(0, 300)
            .mapToObj(i -> OutboxFixture.event("schedule.suspend", schedule("S" + i)))
            .toList();

    List<Outbox.Receipt> receipts = one.outbox().accept(events);
    Patience.await()
        .until(
            () -> {
              two.dispatcher().dispatch();
              return twoWorks.getCount() == 0;
            });

    receipts.forEach(receipt -> fixture().awaits(one, receipt.id(), "alpha", State.DELIVERED));
    assertThat(fixture().platforms.got("alpha")).hasSize(300).doesNotHaveDuplicates();
  }

  /** Nobody goes on before both have begun, so that neither does all the work. */
  private Transport meeting(CountDownLatch mine, CountDownLatch other) {
    return request -> {
      if (request.platform().equals("alpha")) {
        mine.countDown();
        wait(other);
      }
      return fixture().platforms.send(request);
    };
  }

  @Test
  default void takesOverFromANodeThatDied() {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    OutboxServices dying =
        fixture()
            .node(
                "dying",
                request -> {
                  begun.countDown();
                  wait(never);
                  return DONE;
                });
    OutboxServices other = fixture().node("other");
    UUID id = fixture().say(dying, "schedule.suspend", schedule("S1"));
    wait(begun);

    other.dispatcher().dispatch();
    assertThat(fixture().platforms.got("alpha")).isEmpty();
    fixture().clock.pass(OutboxFixture.LEASE);
    other.dispatcher().dispatch();

    Delivery delivered = fixture().awaits(other, id, "alpha", State.DELIVERED);
    assertThat(delivered.attempts()).isEqualTo(2);
    never.countDown();
    dying.dispatcher().close();
    assertThat(fixture().delivery(other, id, "alpha").changed()).isEqualTo(delivered.changed());
  }

  @Test
  default void keepsTheOrderOfALaneAcrossNodes() throws Exception {
    OutboxServices one = fixture().node("one");
    OutboxServices two = fixture().node("two");

    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      ids.add(fixture().say(one, "schedule.suspend", schedule("S1")));
      ids.add(fixture().say(two, "schedule.resume", schedule("S1")));
    }

    fixture().awaits(one, ids.get(39), "alpha", State.DELIVERED);
    for (int i = 0; i < 40; i++) {
      assertThat(fixture().platforms.operations("alpha").get(i))
          .isEqualTo(i % 2 == 0 ? "S1" : "S2");
    }
  }

  @Test
  default void makesOneMessageOfWhatIsSaidManyTimesAtOnce() throws Exception {
    OutboxServices one = fixture().node("one");
    OutboxServices two = fixture().node("two");
    ExecutorService callers = Executors.newFixedThreadPool(8);
    List<Future<UUID>> said =
        IntStream.range(0, 32)
            .mapToObj(
                i ->
                    callers.submit(
                        () ->
                            fixture()
                                .say(i % 2 == 0 ? one : two, "schedule.suspend", schedule("S9"))))
            .toList();

    List<UUID> ids = new ArrayList<>();
    for (Future<UUID> future : said) {
      ids.add(future.get());
    }
    callers.shutdown();

    assertThat(ids).containsOnly(ids.get(0));
    fixture().awaits(one, ids.get(0), "alpha", State.DELIVERED);
    assertThat(fixture().platforms.got("alpha")).hasSize(1);
  }

  private static void wait(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
