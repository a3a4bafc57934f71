package org.hospitalhub.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.support.Patience.await;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.hospitalhub.support.Patience;
import org.junit.jupiter.api.Test;

/** The first and the last moments of a hub: whoever reaches it is answered. */
class OpeningHoursTest {

  private static final int ENOUGH = 200;

  @Test
  void answersWhoeverReachesIt() throws Exception {
    try (Scene scene = Scene.inFiles("opening-hours");
        HubProcess hub = scene.hub("a", Map.of("hub.stop-delay", "5s"))) {
      Door door = new Door(hub.port());
      Callers callers = new Callers(door);
      hub.start();
      callers.callUntil(() -> callers.answered() > ENOUGH, () -> true);
      hub.awaitReady();

      CompletableFuture<Void> stop =
          CompletableFuture.runAsync(
              () -> {
                await().until(() -> callers.answered() > 2 * ENOUGH);
                hub.stop();
              });
      callers.callUntil(stop::isDone, hub::isReady);

      Patience.await(stop);
      assertThat(door.failures().keySet())
          .allMatch(failure -> failure.endsWith("ConnectException"));
    }
  }
}
