package org.hospitalhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.hospitalhub.support.Patience;

/** Stories told at the same time, until they are to end. */
final class Traffic {

  private static final int PLATFORM_TELLERS = 6;
  private static final int CITY_TELLERS = 2;
  private static final int HIS_TELLERS = 2;
  private static final int TELLERS = PLATFORM_TELLERS + CITY_TELLERS + HIS_TELLERS;

  /** How many rest where something else needs the processors. */
  private static final int RESTING = TELLERS - 2;

  private static final int LONGEST_REST_MILLIS = 40;

  private final ExecutorService tellers = Executors.newCachedThreadPool();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger told = new AtomicInteger();
  private final Semaphore places = new Semaphore(TELLERS, true);
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
        places.acquire();
        try {
          story.tell();
        } finally {
          places.release();
        }
        told.incrementAndGet();
        Chaos.lasts(rest, LONGEST_REST_MILLIS);
      }
    } catch (InterruptedException | RuntimeException | AssertionError e) {
      failures.add(e);
    }
  }

  /** Fails as soon as a story has gone wrong. */
  void check() {
    assertThat(failures).isEmpty();
  }

  /** Waits until so many more stories have been told to their end. */
  void awaitStories(int count) {
    int enough = told.get() + count;
    Patience.await("stories are told")
        .until(
            () -> {
              check();
              return told.get() >= enough;
            });
  }

  /** Does something while only a few tell: a hub that starts needs processors too. */
  void gentlyDuring(Runnable work) throws InterruptedException {
    places.acquire(RESTING);
    try {
      work.run();
    } finally {
      places.release(RESTING);
    }
  }

  /** Lets every story come to its end. */
  void end() throws InterruptedException {
    ending = true;
    Patience.awaitEnd(tellers);
    check();
  }
}
