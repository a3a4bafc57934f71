package org.hospitalhub.journal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in the journal; null where anything will do. Newest first.
 *
 * @param keyName the name of a business key; null with a value: any name
 * @param keyValue the exact value of a business key
 * @param trace 32 hexadecimal digits
 * @param from began then or later
 * @param until began before
 * @param after the id that the page before ended with; null for the first page
 * @param limit the size of a page, 1 to 1000
 */
public record Query(
    @Nullable String keyName,
    @Nullable String keyValue,
    @Nullable String trace,
    @Nullable String platform,
    @Nullable String operation,
    @Nullable Outcome outcome,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable UUID after,
    int limit) {

  private static final int MOST = 1000;

  /** Checks the limit, the trace, and that a key's name comes with a value. */
  public Query {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit must be 1 to " + MOST);
    }
    if (keyName != null && keyValue == null) {
      throw new IllegalArgumentException("keyName needs a key, its value");
    }
    if (trace != null && !Traces.isId(trace)) {
      throw new IllegalArgumentException("trace must be 32 hexadecimal digits");
    }
    keyValue = keyValue == null ? null : Entry.key(keyValue);
  }

  /** The newest entries. */
  public static Query newest(int limit) {
    return new Query(null, null, null, null, null, null, null, null, null, limit);
  }

  /** With a business key. */
  public Query key(@Nullable String name, String value) {
    return new Query(name, value, trace, platform, operation, outcome, from, until, after, limit);
  }

  /** In a trace. */
  public Query trace(String id) {
    return new Query(
        keyName, keyValue, id, platform, operation, outcome, from, until, after, limit);
  }

  /** Of a platform. */
  public Query platform(String id) {
    return new Query(keyName, keyValue, trace, id, operation, outcome, from, until, after, limit);
  }

  /** Of an operation, by the platform's key. */
  public Query operation(String key) {
    return new Query(keyName, keyValue, trace, platform, key, outcome, from, until, after, limit);
  }

  /** That ended so. */
  public Query outcome(Outcome ended) {
    return new Query(
        keyName, keyValue, trace, platform, operation, ended, from, until, after, limit);
  }

  /** That began in a span of time. */
  public Query between(Instant since, Instant before) {
    return new Query(
        keyName, keyValue, trace, platform, operation, outcome, since, before, after, limit);
  }

  /** The page after an entry. */
  public Query after(UUID last) {
    return new Query(
        keyName, keyValue, trace, platform, operation, outcome, from, until, last, limit);
  }
}
