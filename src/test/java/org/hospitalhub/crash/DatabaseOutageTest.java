package org.hospitalhub.crash;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** A hub whose database is stopped, cut off or falls silent under traffic. */
class DatabaseOutageTest {

  private static final int OUTAGES = Integer.getInteger("crash.outages", 3);
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
  private static final int LONGEST_MILLIS = 6000;
  private static final int LONGEST_CALM_STORIES = 100;

  @Test
  void losesNothingAndDoublesNothing() throws InterruptedException {
    System.out.printf("%d outages, -Dcrash.seed=%d%n", OUTAGES, SEED);
    Random random = new Random(SEED);
    try (Postgres postgres = new Postgres();
        Relay relay = new Relay(postgres.port());
        CrashFixture fixture = CrashFixture.on(postgres, "outage");
        HubProcess hub = fixture.hub("a", Postgres.databases(relay.port()).settings())) {
      hub.start();
      hub.awaitReady();
      fixture.platform.faults(Chaos.FAULTS);
      HubClient client = new HubClient(hub.port());
      Traffic traffic = Traffic.at(client, fixture.ledger, random);
      for (int outage = 0; outage < OUTAGES; outage++) {
        hub.awaitReady();
        traffic.awaitStories(random.nextInt(LONGEST_CALM_STORIES));
        strike(outage, postgres, relay, random);
        traffic.check();
      }
      hub.awaitReady();
      traffic.end();
      fixture.platform.faults("[]");
      hub.awaitRest();
      fixture.upload(client);
      hub.awaitRest();
      System.out.printf("%s; calls in vain: %s%n", fixture.ledger, client.failures());
      fixture.invariants().holds();
    }
  }

  private static void strike(int outage, Postgres postgres, Relay relay, Random random)
      throws InterruptedException {
    switch (outage % 3) {
      case 0 -> {
        postgres.stop();
        Chaos.lasts(random, LONGEST_MILLIS);
        postgres.start();
      }
      case 1 -> {
        relay.cut();
        Chaos.lasts(random, LONGEST_MILLIS);
        relay.mend();
      }
      default -> {
        relay.fallSilent();
        Chaos.lasts(random, LONGEST_MILLIS);
        relay.mend();
      }
    }
  }
}
