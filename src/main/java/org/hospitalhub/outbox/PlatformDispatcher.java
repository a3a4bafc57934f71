package org.hospitalhub.outbox;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Sends the deliveries of one platform, a few at a time; other platforms do not wait for it. */
final class PlatformDispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(PlatformDispatcher.class);

  /** Where the log finds the trace that a line belongs to. */
  private static final String TRACE_ID = "traceId";

  private final String platform;
  private final int workers;
  private final Claims claims;
  private final Attempts attempts;
  private final Pause pause;
  private final Executor executor;
  private int busy;
  private boolean missed;
  private boolean failing;

  PlatformDispatcher(
      String platform,
      int workers,
      Claims claims,
      Attempts attempts,
      Pause pause,
      Executor executor) {
    this.platform = platform;
    this.workers = workers;
    this.claims = claims;
    this.attempts = attempts;
    this.pause = pause;
    this.executor = executor;
  }

  /** Starts as many attempts as are due and as there are workers; does not wait for them. */
  void dispatch() {
    boolean missed = true;
    while (missed) {
      int free = reserve();
      missed = free > 0 && look(free);
    }
  }

  /**
   * Starts what is due.
   *
   * @return whether somebody else wanted to look meanwhile, and may have had a reason
   */
  private boolean look(int free) {
    List<Delivery> claimed = List.of();
    try {
      claimed = claims.claim(platform, free);
      database(true, "");
    } catch (RuntimeException e) {
      database(false, e.getClass().getSimpleName());
    } finally {
      release(free - claimed.size());
    }
    claimed.forEach(this::start);
    return missed();
  }

  private void start(Delivery delivery) {
    try {
      executor.execute(() -> run(delivery));
    } catch (RejectedExecutionException e) {
      // shutting down: the claim ends by itself
      release(1);
    }
  }

  private void run(Delivery delivery) {
    MDC.put(TRACE_ID, delivery.trace());
    try {
      pause.noticed(attempts.deliver(delivery));
    } catch (RuntimeException | Error e) {
      // kinds only: the words of an exception may quote a message
      LOG.warn(
          "{} is not settled ({}); it is tried again when the claim has ended",
          delivery.name(),
          e.getClass().getName());
    } finally {
      MDC.remove(TRACE_ID);
      release(1);
    }
    dispatch();
  }

  private synchronized int reserve() {
    int free = Math.max(0, pause.allowed(workers) - busy);
    busy += free;
    missed = free == 0;
    return free;
  }

  private synchronized boolean missed() {
    return missed;
  }

  private synchronized void release(int count) {
    busy -= count;
  }

  /** Says once that the database cannot be asked, and once that it can again. */
  private synchronized void database(boolean answers, String error) {
    if (failing == answers) {
      failing = !answers;
      if (failing) {
        LOG.warn(
            "The deliveries of {} cannot be read from the database ({}): tried again",
            platform,
            error);
      } else {
        LOG.info("The deliveries of {} are read from the database again", platform);
      }
    }
  }
}
