package org.hospitalhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A hub is killed at random instants, while it starts or under way, between a platform that repeats
 * itself, a HIS that does too, and a platform that does wrong whatever it can.
 */
class CrashTest {

  private static final int KILLS = Integer.getInteger("crash.kills", 20);
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
  private static final int START_MILLIS = 4000;
  private static final int LIFE_STORIES = 100;
  private static final int STORY_MILLIS = 50;

  @Test
  void losesNothingAndDoublesNothing() throws InterruptedException {
    System.out.printf("%d kills, -Dcrash.seed=%d%n", KILLS, SEED);
    Random random = new Random(SEED);
    try (CrashFixture fixture = CrashFixture.inFiles("crash");
        HubProcess hub = fixture.hub("a")) {
      hub.start();
      hub.awaitReady();
      fixture.platform.faults(Chaos.FAULTS);
      HubClient client = new HubClient(hub.port());
      Traffic traffic = Traffic.at(client, fixture.ledger, random);
      for (int kill = 0; kill < KILLS; kill++) {
        live(hub, traffic, random);
        hub.kill();
        hub.start();
        traffic.check();
      }
      hub.awaitReady();
      traffic.end();
      fixture.platform.faults("[]");
      hub.awaitRest();
      fixture.upload(client);
      hub.awaitRest();
      hub.stop();
      System.out.printf("%s; calls in vain: %s%n", fixture.ledger, client.failures());
      fixture.invariants().holds();
      assertThat(fixture.ledger.bookings()).hasSizeGreaterThan(KILLS);
    }
  }

  /** Now and then it does not live to see its start. */
  private static void live(HubProcess hub, Traffic traffic, Random random)
      throws InterruptedException {
    if (random.nextInt(4) == 0) {
      Chaos.lasts(random, START_MILLIS);
    } else {
      hub.awaitReady();
      double part = random.nextDouble();
      traffic.awaitStories((int) (part * part * LIFE_STORIES)); // most lives are short
      Chaos.lasts(random, STORY_MILLIS);
    }
  }
}
