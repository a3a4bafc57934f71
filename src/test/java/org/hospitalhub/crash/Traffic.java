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

/** Workloads that run at the same time, until they are to end. */
final class Traffic {

  private static final int PLATFORM_WORKERS = 6;
  private static final int CITY_WORKERS = 2;
  private static final int HIS_WORKERS = 2;
  private static final int WORKERS = PLATFORM_WORKERS + CITY_WORKERS + HIS_WORKERS;

  /** How many rest where something else needs the processors. */
  private static final int RESTING = WORKERS - 2;

  private static final int LONGEST_REST_MILLIS = 40;

  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger rounds = new AtomicInteger();
  private final Semaphore places = new Semaphore(WORKERS, true);
  private volatile boolean ending;

  private Traffic() {}

  /** Begins to call; the ledger knows what callers were told. */
  static Traffic at(HubClient client, Ledger ledger, Random seeds) {
    List<Workload> workloads = new ArrayList<>();
    for (int worker = 0; worker < PLATFORM_WORKERS; worker++) {
      workloads.add(new FuncodeWorkload(worker, client, ledger, new Random(seeds.nextLong())));
    }
    for (int worker = 0; worker < CITY_WORKERS; worker++) {
      workloads.add(new MethodWorkload(worker, client, ledger, new Random(seeds.nextLong())));
    }
    for (int worker = 0; worker < HIS_WORKERS; worker++) {
      workloads.add(new HisWorkload(worker, client, ledger, new Random(seeds.nextLong())));
    }
    Traffic traffic = new Traffic();
    for (Workload workload : workloads) {
      Random rest = new Random(seeds.nextLong());
      traffic.workers.execute(() -> traffic.repeat(workload, rest));
    }
    return traffic;
  }

  private void repeat(Workload workload, Random rest) {
    try {
      workload.begin();
      while (!ending) {
        places.acquire();
        try {
          workload.run();
        } finally {
          places.release();
        }
        rounds.incrementAndGet();
        Chaos.lasts(rest, LONGEST_REST_MILLIS);
      }
    } catch (InterruptedException | RuntimeException | AssertionError e) {
      failures.add(e);
    }
  }

  /** Fails as soon as a workload has gone wrong. */
  void check() {
    assertThat(failures).isEmpty();
  }

  /** Waits until so many more rounds have been run. */
  void awaitStories(int count) {
    int enough = rounds.get() + count;
    Patience.await("rounds are run")
        .until(
            () -> {
              check();
              return rounds.get() >= enough;
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

  /** Lets every workload come to its end. */
  void end() throws InterruptedException {
    ending = true;
    Patience.awaitEnd(workers);
    check();
  }
}
