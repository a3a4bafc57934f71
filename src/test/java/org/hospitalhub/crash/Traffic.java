package org.hospitalhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Stories told at the same time, until they are to end. */
final class Traffic {

  private static final int PLATFORM_TELLERS = 6;
  private static final int CITY_TELLERS = 2;
  private static final int HIS_TELLERS = 2;
  private static final int PATIENCE_SECONDS = 200;
  private static final int LONGEST_REST_MILLIS = 40;

  private final ExecutorService tellers = Executors.newCachedThreadPool();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private volatile boolean ending;

  private Traffic() {}

  /** Begins to call at a door; the ledger knows what callers were told. */
  static Traffic at(Door door, Ledger ledger, Random seeds) {
    List<Story> stories = new ArrayList<>();
    for (int teller = 0; teller < PLATFORM_TELLERS; teller++) {
      stories.add(new PlatformStory(teller, door, ledger, new Random(seeds.nextLong())));
    }
    for (int teller = 0; teller < CITY_TELLERS; teller++) {
      stories.add(new CityStory(teller, door, ledger, new Random(seeds.nextLong())));
    }
    for (int teller = 0; teller < HIS_TELLERS; teller++) {
      stories.add(new HisStory(teller, door, ledger, new Random(seeds.nextLong())));
    }
    Traffic traffic = new Traffic();
    for (Story story : stories) {
      Random rest = new Random(seeds.nextLong());
      traffic.tellers.execute(() -> traffic.tell(story, rest));
    }
    return traffic;
  }

  private void tell(Story story, Random rest) {
    try {
      story.begin();
      while (!ending) {
        story.tell();
        TimeUnit.MILLISECONDS.sleep(rest.nextInt(LONGEST_REST_MILLIS));
      }
    } catch (InterruptedException | RuntimeException | AssertionError e) {
      failures.add(e);
    }
  }

  /** Fails as soon as a story has gone wrong. */
  void check() {
    assertThat(failures).isEmpty();
  }

  /** Lets every story come to its end. */
  void end() {
    ending = true;
    tellers.shutdown();
    try {
      assertThat(tellers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    check();
  }
}
