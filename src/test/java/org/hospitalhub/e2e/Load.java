package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Messages.FIRST;
import static org.hospitalhub.e2e.Messages.day;
import static org.hospitalhub.e2e.Surroundings.HUB;
import static org.hospitalhub.support.Patience.await;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import org.hospitalhub.support.Patience;

/** Calls from both sides without a pause; every one of them must succeed. */
final class Load {

  /** What the platform is asked about. */
  private static final String REFUND =
      """
      {"hospital": {"id": "H001"}, "refund": {"amount": "15.00", "reason": "窗口退号"},
       "payment": {"transaction": "LOAD", "order": "LOAD", "merchant": "M1"}}""";

  private static final List<Runnable> CALLS =
      List.of(
          () ->
              assertThat(
                      HUB.call(
                              "100204", "schid", "W105" + day(1) + "0", "orgid", FIRST, "ampm", "1")
                          .succeeds()
                          .fields("numid"))
                  .hasSize(20),
          () -> assertThat(HUB.call("100301").succeeds().fields("curno")).contains("7"),
          () ->
              assertThat(
                      HUB.apiJson("refund.status", "{\"refund\": {\"order\": \"RFLOAD\"}}")
                          .toString())
                  .contains("PAY0000000001"));

  private final ExecutorService threads = Executors.newFixedThreadPool(2 * CALLS.size());
  private final List<AtomicInteger> answered = new CopyOnWriteArrayList<>();
  private final Queue<Throwable> lost = new ConcurrentLinkedQueue<>();
  private volatile boolean ended;

  private Load() {
    CALLS.forEach(
        call -> {
          start(call);
          start(call);
        });
  }

  private void start(Runnable call) {
    AtomicInteger count = new AtomicInteger();
    answered.add(count);
    threads.execute(() -> repeat(call, count));
  }

  /**
   * Does something under load, and says whether a call was lost meanwhile. Every caller has been
   * answered before it, and again, by a call that began after it.
   */
  static void during(ThrowingRunnable work) throws Throwable {
    HUB.apiJson("refund.request", REFUND);
    Load load = new Load();
    try {
      load.awaitEveryone();
      work.run();
      load.awaitEveryone();
    } finally {
      load.end();
    }
    assertThat(load.lost).isEmpty();
  }

  /** Waits until every caller has been answered twice: the second call began afterwards. */
  private void awaitEveryone() {
    for (AtomicInteger count : answered) {
      int enough = count.get() + 2;
      await().until(() -> count.get() >= enough || !lost.isEmpty());
    }
  }

  private void repeat(Runnable call, AtomicInteger count) {
    while (!ended) {
      try {
        call.run();
        count.incrementAndGet();
      } catch (RuntimeException | AssertionError e) {
        lost.add(e);
      }
    }
  }

  private void end() throws InterruptedException {
    ended = true;
    Patience.awaitEnd(threads);
  }
}
