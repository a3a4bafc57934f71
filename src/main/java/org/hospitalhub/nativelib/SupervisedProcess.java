package org.hospitalhub.nativelib;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a process of a library running: one that has ended is followed by another. */
final class SupervisedProcess implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SupervisedProcess.class);

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final String name;
  private final Starter starter;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread supervisor;
  private @Nullable ChildProcess running;
  private String trouble = "its process is being started";

  /**
   * Starts the first one, without waiting for it.
   *
   * @param name of the library, for the log
   */
  SupervisedProcess(String name, Starter starter) {
    this.name = name;
    this.starter = starter;
    this.supervisor = new Thread(this::supervise, "library-" + name);
    supervisor.setDaemon(true);
    supervisor.start();
  }

  /** Starts a process and waits until it can be called. */
  interface Starter {
    ChildProcess start() throws IOException, InterruptedException;
  }

  private void supervise() {
    Duration pause = SHORTEST_PAUSE;
    try {
      while (true) {
        ChildProcess child = start();
        if (child != null) {
          long started = System.nanoTime();
          child.awaitEnd();
          ended();
          boolean held = System.nanoTime() - started > LONGEST_PAUSE.toNanos();
          pause = held ? SHORTEST_PAUSE : pause;
        }
        TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        pause = longer(pause);
      }
    } catch (InterruptedException e) {
      LOG.debug("the supervision of {} ends", name);
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  private @Nullable ChildProcess start() throws InterruptedException {
    try {
      ChildProcess child = starter.start();
      set(child, "");
      LOG.info("{}: the library is loaded, {}", name, child.java());
      return child;
    } catch (IOException e) {
      LOG.warn("{}: the library cannot be called: {}", name, e.getMessage());
      set(null, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private void ended() {
    LOG.warn("{}: the library's process has ended; another one is started", name);
    set(null, "its process has ended and is started again");
  }

  private void set(@Nullable ChildProcess child, String why) {
    lock.lock();
    try {
      running = child;
      trouble = why;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The one that runs; while there is none it is waited for.
   *
   * @throws ConnectException when there is none in time
   */
  ChildProcess current(Duration patience) throws IOException, InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (running == null || !running.isAlive()) {
        if (left <= 0) {
          throw new ConnectException("the library cannot be called: " + trouble);
        }
        left = changed.awaitNanos(left);
      }
      return running;
    } finally {
      lock.unlock();
    }
  }

  /** Why there is none; empty when there is one. */
  String trouble() {
    lock.lock();
    try {
      return trouble;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    supervisor.interrupt();
    lock.lock();
    try {
      if (running != null) {
        running.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
