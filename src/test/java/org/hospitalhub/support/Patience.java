package org.hospitalhub.support;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * The one way in which tests wait: for what must come, however slow the machine is and whoever
 * shares it. The limit only ends what hangs; nothing is proved by coming before it.
 */
public final class Patience {

  /** Longer than anything takes that comes at all. */
  public static final Duration LIMIT = Duration.ofMinutes(10);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(25);

  private Patience() {}

  /** Waits for a condition. */
  public static ConditionFactory await() {
    return Awaitility.await().atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(LOOK_AGAIN);
  }

  /** The same, and says what for when it never comes. */
  public static ConditionFactory await(String condition) {
    return await().alias(condition);
  }

  /** What a task comes to; its failure is thrown. */
  public static <T> T await(Future<T> task) throws Exception {
    return task.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /** Lets the tasks of threads come to their end. */
  public static void awaitEnd(ExecutorService threads) throws InterruptedException {
    threads.shutdown();
    if (!threads.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("threads do not end");
    }
  }

  /** Lets a process come to its end. */
  public static void awaitEnd(Process process) throws InterruptedException {
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("a process does not end: " + process.info());
    }
  }
}
