package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Messages.FIRST;
import static org.hospitalhub.e2e.Messages.day;
import static org.hospitalhub.e2e.Surroundings.HUB;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;

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
  private final AtomicInteger answered = new AtomicInteger();
  private final Queue<Throwable> lost = new ConcurrentLinkedQueue<>();
  private volatile boolean ended;

  private Load() {
    CALLS.forEach(
        call -> {
          threads.execute(() -> repeat(call));
          threads.execute(() -> repeat(call));
        });
  }

  /** Does something under load, and says whether a call was lost meanwhile. */
  static void during(ThrowingRunnable work) throws Throwable {
    HUB.apiJson("refund.request", REFUND);
    Load load = new Load();
    try {
      work.run();
    } finally {
      load.end();
    }
    assertThat(load.lost).isEmpty();
    assertThat(load.answered.get()).isGreaterThan(100);
  }

  private void repeat(Runnable call) {
    while (!ended) {
      try {
        call.run();
        answered.incrementAndGet();
      } catch (RuntimeException | AssertionError e) {
        lost.add(e);
      }
    }
  }

  private void end() throws InterruptedException {
    ended = true;
    threads.shutdown();
    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
  }
}
