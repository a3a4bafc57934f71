package org.hospitalhub.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes recordings in batches, behind the back of the exchanges. When it falls behind, exchanges
 * wait for it. When the database is away they do not: what does not fit into the queue is counted
 * as lost. The queue is as long as its setting says, and as heavy.
 */
final class JournalWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
  private static final int BATCH = 2_000;
  private static final Duration END = Duration.ofSeconds(10);

  private final BundleRows rows;
  private final RecordingQueue queue;
  private final Duration linger;
  private final AtomicLong lost = new AtomicLong();
  private final Thread thread;
  private volatile boolean closing;
  private volatile boolean away;

  /**
   * A writer; it runs at once.
   *
   * @param capacity how many recordings may wait
   * @param room how many characters they may have
   * @param linger how long the first of a batch waits for others
   */
  JournalWriter(BundleRows rows, int capacity, long room, Duration linger) {
    this.rows = rows;
    this.queue = new RecordingQueue(capacity, room);
    this.linger = linger;
    this.thread = new Thread(this::run, "journal");
    this.thread.start();
  }

  /** Takes a recording; waits while the queue is full and the database is there. */
  void add(Recording recording) {
    try {
      boolean taken = queue.offer(recording);
      while (!taken && !away && !closing) {
        LockSupport.unpark(thread);
        TimeUnit.MILLISECONDS.sleep(1);
        taken = queue.offer(recording);
      }
      if (!taken) {
        lost.incrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      lost.incrementAndGet();
    }
  }

  /** How many recordings wait. */
  int waiting() {
    return queue.size();
  }

  /** How many recordings were lost since it began. */
  long lost() {
    return lost.get();
  }

  /** Whether the database could not be written to when last tried. */
  boolean away() {
    return away;
  }

  /** Whether what is added will be written. */
  boolean alive() {
    return thread.isAlive();
  }

  private void run() {
    List<Recording> batch = new ArrayList<>(BATCH);
    try {
      while (!closing || !queue.isEmpty()) {
        collect(batch);
        writeOrLose(batch);
        batch.clear();
        queue.done();
      }
    } catch (InterruptedException e) {
      lost.addAndGet(batch.size() + queue.size());
      LOG.error("The journal stopped with {} entries unwritten", batch.size() + queue.size());
    }
  }

  /** Waits for a first one, then lets others gather: nobody has to wake the writer for each. */
  private void collect(List<Recording> batch) throws InterruptedException {
    Recording first = queue.poll(linger);
    if (first == null) {
      return;
    }
    batch.add(first);
    if (queue.size() < BATCH && !closing) {
      LockSupport.parkNanos(linger.toNanos());
    }
    queue.drainTo(batch, BATCH - 1);
  }

  /** An Error costs a batch, not all that follow. */
  private void writeOrLose(List<Recording> batch) throws InterruptedException {
    try {
      write(batch);
    } catch (Error e) {
      lost.addAndGet(batch.size());
      LOG.error("{} entries of the journal are lost: {}", batch.size(), e.getClass().getName());
    }
  }

  /** Tries until the database is back, or only tries once more when the hub is stopping. */
  private void write(List<Recording> batch) throws InterruptedException {
    for (Duration pause = linger; !batch.isEmpty(); pause = longer(pause)) {
      try {
        rows.write(batch);
        if (away) {
          LOG.info("The journal's database is back; {} entries were lost", lost);
        }
        away = false;
        return;
      } catch (RuntimeException e) {
        if (!DatabaseFailures.isAway(e)) {
          writeSingly(batch);
          return;
        }
        noteAway(e);
        if (closing) {
          throw new InterruptedException("the hub is stopping");
        }
        TimeUnit.NANOSECONDS.sleep(pause.toNanos());
      }
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.toSeconds() > 0 ? Duration.ofSeconds(1) : twice;
  }

  private void noteAway(RuntimeException failure) {
    if (!away) {
      LOG.error(
          "The journal's database does not answer ({}): reads wait in memory, writes are refused",
          failure.getClass().getSimpleName());
    }
    away = true;
  }

  /** One entry that cannot be written does not take the others with it. */
  private void writeSingly(List<Recording> batch) {
    for (Recording recording : batch) {
      try {
        rows.write(List.of(recording));
      } catch (RuntimeException e) {
        lost.incrementAndGet();
        LOG.error("An entry of the journal cannot be written: {}", e.getClass().getName());
      }
    }
  }

  /** Writes what waits, and ends. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join(END.toMillis());
      if (thread.isAlive()) {
        thread.interrupt();
        thread.join(END.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
