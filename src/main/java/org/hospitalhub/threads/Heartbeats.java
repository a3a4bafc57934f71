package org.hospitalhub.threads;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * When the hub's loops last came round. A loop that has died, or hangs, is {@link #overdue}: the
 * process is then better started again.
 */
public final class Heartbeats {

  private final Map<String, Beat> beats = new ConcurrentHashMap<>();
  private final Map<String, BooleanSupplier> threads = new ConcurrentHashMap<>();
  private final LongSupplier nanos;

  /** The beats of a process. */
  public Heartbeats() {
    this(System::nanoTime);
  }

  /** The beats by a clock that never goes back, in nanoseconds. */
  Heartbeats(LongSupplier nanos) {
    this.nanos = nanos;
  }

  private record Beat(long nanos, Duration patience) {}

  /**
   * A loop has come round.
   *
   * @param patience how long its next round may take
   */
  public void beat(String loop, Duration patience) {
    beats.put(loop, new Beat(nanos.getAsLong(), patience));
  }

  /** A loop has ended on purpose. */
  public void end(String loop) {
    beats.remove(loop);
  }

  /** A thread that waits for work has no rounds: it lives, or it does not. */
  public void watch(String thread, BooleanSupplier alive) {
    threads.put(thread, alive);
  }

  /** The loops that should have come round and have not, and the threads that died, by name. */
  public List<String> overdue() {
    long now = nanos.getAsLong();
    Stream<String> late =
        beats.entrySet().stream()
            .filter(e -> now - e.getValue().nanos() > e.getValue().patience().toNanos())
            .map(Map.Entry::getKey);
    Stream<String> dead =
        threads.entrySet().stream()
            .filter(e -> !e.getValue().getAsBoolean())
            .map(Map.Entry::getKey);
    return Stream.concat(late, dead).sorted().toList();
  }
}
