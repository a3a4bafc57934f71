package org.hospitalhub.threads;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A daemon thread that does its chores again and again, whatever goes wrong in one of them. */
public final class Loop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

  /** How long a round may take beside its pause: a database that answers no more is waited for. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final String name;
  private final Heartbeats heartbeats;
  private final ScheduledExecutorService executor;

  /** A loop; it does nothing before {@link #every}. */
  public Loop(String name, Heartbeats heartbeats) {
    this.name = name;
    this.heartbeats = heartbeats;
    this.executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Does a chore again and again, first after half a pause. That it fails is logged once, and once
   * that it works again.
   */
  public void every(Duration pause, String chore, Runnable task) {
    AtomicBoolean failing = new AtomicBoolean();
    String beat = name + ": " + chore;
    heartbeats.beat(beat, pause.plus(PATIENCE));
    executor.scheduleWithFixedDelay(
        () -> {
          round(chore, task, failing);
          heartbeats.beat(beat, pause.plus(PATIENCE));
        },
        pause.toMillis() / 2,
        pause.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /** An Error too: it would end the loop in silence. */
  private void round(String chore, Runnable task, AtomicBoolean failing) {
    try {
      task.run();
      if (failing.getAndSet(false)) {
        LOG.info("{}: '{}' works again", name, chore);
      }
    } catch (Throwable e) {
      if (!failing.getAndSet(true)) {
        LOG.warn("{}: '{}' fails: {}", name, chore, e.getClass().getName());
      }
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
