package org.hospitalhub.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.support.Patience.await;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.hospitalhub.support.Patience;
import org.junit.jupiter.api.Test;

/** While a hub starts and stops whoever reaches it is answered. */
class ReadinessTest {

  private static final int ENOUGH = 200;

  @Test
  void answersWhoeverReachesIt() throws Exception {
    try (CrashFixture fixture = CrashFixture.inFiles("readiness");
        HubProcess hub = fixture.hub("a", Map.of("hub.stop-delay", "5s"))) {
      HubClient client = new HubClient(hub.port());
      Callers callers = new Callers(client);
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
      assertThat(client.failures().keySet())
          .allMatch(failure -> failure.endsWith("ConnectException"));
    }
  }
}
