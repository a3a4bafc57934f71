package org.hospitalhub.journal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How long a value in the database has not changed, by a clock that nobody sets. A time that lies
 * ahead, since the clock has gone back, says nothing of its age; that it stands still does.
 */
final class UnchangedValues {

  private static final int MOST = 10_000;

  private final LongSupplier nanos;
  private final Map<Object, Seen> seen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Seen> eldest) {
          return size() > MOST;
        }
      };

  /**
   * Nothing was looked at yet.
   *
   * @param nanos a clock that never goes back, in nanoseconds
   */
  UnchangedValues(LongSupplier nanos) {
    this.nanos = nanos;
  }

  private record Seen(Object value, long nanos) {}

  /** Whether this value was there already so long ago, and at no look another one. */
  synchronized boolean lasts(Object key, Object value, Duration time) {
    long now = nanos.getAsLong();
    Seen first = seen.get(key);
    if (first == null || !first.value().equals(value)) {
      seen.put(key, new Seen(value, now));
      return false;
    }
    return now - first.nanos() >= time.toNanos();
  }
}
