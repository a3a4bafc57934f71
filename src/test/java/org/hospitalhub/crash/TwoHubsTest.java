package org.hospitalhub.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.support.Patience.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.hospitalhub.support.Patience;
import org.junit.jupiter.api.Test;

/** Two hubs behind a reverse proxy share a PostgreSQL database, and either is in trouble. */
class TwoHubsTest {

  private static final int TROUBLES = Integer.getInteger("crash.troubles", 3);
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
  private static final int LONGEST_MILLIS = 5000;
  private static final int LONGEST_CALM_STORIES = 100;

  /** Two health checks of the proxy, and what they take on a machine that has no time for them. */
  private static final Map<String, String> SETTINGS = Map.of("hub.stop-delay", "10s");

  /** A hub and its way to the database. */
  private record Node(HubProcess hub, Relay relay) implements AutoCloseable {

    static Node start(CrashFixture fixture, String name, Postgres postgres) {
      Relay relay = new Relay(postgres.port());
      Map<String, String> settings = new HashMap<>(SETTINGS);
      settings.putAll(Postgres.databases(relay.port()).settings());
      HubProcess hub = fixture.hub(name, settings);
      hub.start();
      return new Node(hub, relay);
    }

    @Override
    public void close() {
      hub.close();
      relay.close();
    }
  }

  @Test
  void losesNothingAndDoublesNothingAndRefusesNobodyInARollingRestart() throws Exception {
    System.out.printf("%d troubles, -Dcrash.seed=%d%n", TROUBLES, SEED);
    Random random = new Random(SEED);
    try (Postgres postgres = new Postgres();
        CrashFixture fixture = CrashFixture.on(postgres, "two-hubs");
        Node a = Node.start(fixture, "a", postgres);
        Node b = Node.start(fixture, "b", postgres);
        ReverseProxy proxy = new ReverseProxy(List.of(a.hub(), b.hub()))) {
      a.hub().awaitReady();
      b.hub().awaitReady();
      fixture.platform.faults(Chaos.FAULTS);
      HubClient client = new HubClient(proxy.port());
      Traffic traffic = Traffic.at(client, fixture.ledger, random);
      for (int trouble = 0; trouble < TROUBLES; trouble++) {
        traffic.awaitStories(random.nextInt(LONGEST_CALM_STORIES));
        strike(trouble, random.nextBoolean() ? a : b, traffic, random);
        traffic.check();
      }
      traffic.end();
      fixture.platform.faults("[]");
      System.out.printf("%s; calls in vain: %s%n", fixture.ledger, client.failures());

      a.hub().awaitRest();
      fixture.upload(client);
      a.hub().kill();
      Invariants invariants = fixture.invariants();
      await("b takes over").until(() -> invariants.stuck().isEmpty());
      invariants.holds();
      a.hub().start();
      a.hub().awaitReady();
      restart(proxy, a.hub(), b.hub());
    }
  }

  private static void strike(int trouble, Node node, Traffic traffic, Random random)
      throws InterruptedException {
    switch (trouble % 3) {
      case 0 -> {
        node.hub().kill();
        Chaos.lasts(random, LONGEST_MILLIS);
        node.hub().start();
        traffic.gentlyDuring(node.hub()::awaitReady);
      }
      case 1 -> {
        node.relay().cut();
        Chaos.lasts(random, LONGEST_MILLIS);
        node.relay().mend();
      }
      default -> {
        node.relay().fallSilent();
        Chaos.lasts(random, LONGEST_MILLIS);
        node.relay().mend();
      }
    }
    node.hub().awaitReady();
  }

  /** One after the other, each when the one before is ready again. */
  private static void restart(ReverseProxy proxy, HubProcess... hubs) throws Exception {
    HubClient client = new HubClient(proxy.port());
    Callers callers = new Callers(client);
    CompletableFuture<Void> restarts =
        CompletableFuture.runAsync(
            () -> {
              for (HubProcess hub : hubs) {
                int before = callers.answered();
                hub.stop();
                assertThat(callers.answered()).isGreaterThan(before);
                hub.start();
                hub.awaitReady();
                await().until(() -> proxy.serves(hub));
              }
            });
    callers.callUntil(restarts::isDone, () -> true);

    Patience.await(restarts);
    assertThat(client.failures()).isEmpty();
  }
}
