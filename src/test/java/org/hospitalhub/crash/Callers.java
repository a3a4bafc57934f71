package org.hospitalhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.hospitalhub.e2e.Messages;
import org.hospitalhub.support.Patience;

/** Callers without patience for failures: every call must get its right answer. */
final class Callers {

  private static final int COUNT = 4;
  private static final String PING = "<![CDATA[" + Messages.message("100101") + "]]>";

  private final HubClient client;
  private final AtomicInteger answered = new AtomicInteger();
  private final Queue<String> strange = new ConcurrentLinkedQueue<>();

  Callers(HubClient client) {
    this.client = client;
  }

  /** How many calls were answered right. */
  int answered() {
    return answered.get();
  }

  /** Calls in several threads, whenever it is allowed, until it is enough. */
  void callUntil(BooleanSupplier enough, BooleanSupplier allowed) throws Exception {
    Runnable soap = () -> call("/service", "text/xml", Messages.envelope(PING), "0&lt;/state");
    Runnable json = () -> call("/api/v1/refund.status", "application/json", "{}", "missing");
    ExecutorService executor = Executors.newFixedThreadPool(COUNT);
    List<Future<?>> callers = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      Runnable call = i % 2 == 0 ? soap : json;
      callers.add(
          executor.submit(
              () -> {
                while (!enough.getAsBoolean()) {
                  if (allowed.getAsBoolean()) {
                    call.run();
                  }
                }
              }));
    }
    executor.shutdown();
    for (Future<?> caller : callers) {
      Patience.await(caller);
    }
    assertThat(strange).isEmpty();
  }

  private void call(String path, String type, String body, String expected) {
    client
        .post(path, type, body, Patience.LIMIT)
        .ifPresent(
            answer -> {
              if (answer.body().contains(expected)) {
                answered.incrementAndGet();
              } else {
                strange.add(answer.statusCode() + " " + answer.body());
              }
            });
  }
}
