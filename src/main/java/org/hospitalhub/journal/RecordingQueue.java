package org.hospitalhub.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Recordings that wait for the one that writes them: so many at most, and so heavy. What is being
 * written weighs still.
 */
final class RecordingQueue {

  private final BlockingQueue<Weighed> queue;
  private final long room;
  private final AtomicLong weight = new AtomicLong();
  private long beingWritten;

  /**
   * An empty queue.
   *
   * @param capacity how many may wait
   * @param room how many characters they may have
   */
  RecordingQueue(int capacity, long room) {
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.room = room;
  }

  private record Weighed(Recording recording, long weight) {}

  /**
   * Takes a recording if there is room. One that is heavier than all the room goes in when nothing
   * else waits.
   */
  boolean offer(Recording recording) {
    Weighed weighed = new Weighed(recording, recording.weight());
    long before = weight.getAndAdd(weighed.weight());
    boolean fits = before == 0 || before + weighed.weight() <= room;
    boolean taken = fits && queue.offer(weighed);
    if (!taken) {
      weight.addAndGet(-weighed.weight());
    }
    return taken;
  }

  /** The first one, once it is there; null when none comes in time. */
  @Nullable Recording poll(Duration patience) throws InterruptedException {
    Weighed first = queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) {
      return null;
    }
    beingWritten += first.weight();
    return first.recording();
  }

  /** The next ones, as many as there are. */
  void drainTo(List<Recording> batch, int most) {
    List<Weighed> next = new ArrayList<>();
    queue.drainTo(next, most);
    for (Weighed weighed : next) {
      beingWritten += weighed.weight();
      batch.add(weighed.recording());
    }
  }

  /** What was polled and drained is written: there is room again. */
  void done() {
    weight.addAndGet(-beingWritten);
    beingWritten = 0;
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  int size() {
    return queue.size();
  }
}
