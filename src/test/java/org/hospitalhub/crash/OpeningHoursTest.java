package org.hospitalhub.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.hospitalhub.e2e.Messages;
import org.junit.jupiter.api.Test;

/** The first and the last moments of a hub: whoever reaches it is answered. */
class OpeningHoursTest {

  private static final int CALLERS = 8;
  private static final int ENOUGH = 200;

  private final ExecutorService executor = Executors.newCachedThreadPool();

  private static final String PING = "<![CDATA[" + Messages.message("100101") + "]]>";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final AtomicInteger answered = new AtomicInteger();
  private final Queue<String> strange = new ConcurrentLinkedQueue<>();

  @Test
  void answersWhoeverReachesIt() throws Exception {
    try (Scene scene = Scene.inFiles("opening-hours");
        HubProcess hub = scene.hub("a", Map.of("hub.stop-delay", "2s"))) {
      Door door = new Door(hub.port());
      hub.start();
      callUntil(door, () -> answered.get() > ENOUGH, () -> true);
      hub.awaitReady();

      Future<?> stop =
          executor.submit(
              () -> {
                await().until(() -> answered.get() > 2 * ENOUGH);
                hub.stop();
              });
      callUntil(door, stop::isDone, hub::isReady);

      stop.get();
      assertThat(strange).isEmpty();
      assertThat(door.failures().keySet())
          .allMatch(failure -> failure.endsWith("ConnectException"));
    }
  }

  /** Calls in several threads, whenever the hub may be called, until it is enough. */
  private void callUntil(Door door, BooleanSupplier enough, BooleanSupplier allowed)
      throws Exception {
    Runnable soap = () -> call(door, "/service", "text/xml", Messages.envelope(PING), "state&gt;0");
    Runnable json = () -> call(door, "/api/v1/refund.status", "application/json", "{}", "missing");
    List<Future<?>> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
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
    for (Future<?> caller : callers) {
      caller.get(60, TimeUnit.SECONDS);
    }
  }

  private void call(Door door, String path, String type, String body, String expected) {
    door.post(path, type, body, PATIENCE)
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
