package org.hospitalhub.journal;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hospitalhub.crypto.PayloadCipher;
import org.jspecify.annotations.Nullable;

/**
 * A query as bundles and their entries are compared with it.
 *
 * @param keys what the value of the business key may be kept as, digests among them
 */
record Lookup(Query query, Set<String> keys) {

  static Lookup of(Query query, PayloadCipher cipher) {
    if (query.keyValue() == null) {
      return new Lookup(query, Set.of());
    }
    Set<String> keys = new TreeSet<>(cipher.digests(query.keyValue()));
    keys.add(query.keyValue());
    return new Lookup(query, keys);
  }

  /** Whether it is for what bundles are found by besides their columns. */
  boolean indexed() {
    return query.keyValue() != null || query.trace() != null;
  }

  /** No bundle of what fits began then or later; null: any may have. */
  @Nullable Instant before() {
    Instant until = query.until();
    Instant last = query.after() == null ? until : TimeSortedId.time(query.after());
    if (last == null) {
      return null;
    }
    Instant first = until == null || last.isBefore(until) ? last : until;
    return Bundle.second(first).plusSeconds(1);
  }

  /** Whether an entry fits whose bundle does. */
  boolean fits(Entry entry) {
    return (query.after() == null || entry.id().compareTo(query.after()) < 0)
        && (query.from() == null || entry.id().compareTo(TimeSortedId.floor(query.from())) >= 0)
        && (query.until() == null || entry.id().compareTo(TimeSortedId.floor(query.until())) < 0)
        && (query.trace() == null || query.trace().equals(entry.traceId()))
        && (query.keyValue() == null || hasKey(entry.keys()));
  }

  private boolean hasKey(Map<String, String> kept) {
    String name = query.keyName();
    return name == null
        ? kept.values().stream().anyMatch(keys::contains)
        : kept.containsKey(name) && keys.contains(kept.get(name));
  }
}
