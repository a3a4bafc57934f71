package org.hospitalhub.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Exchanges that are stored together, and what passed in them, in chunks. */
final class Bundle {

  /** Characters of its entries, about; H2 takes a million. */
  private static final int FULL = 400_000;

  /** Characters of an entry without its keys, about. */
  private static final int ENTRY = 250;

  /** Characters. To read one exchange its chunk is opened, and G1 likes no long arrays. */
  private static final int CHUNK = 200_000;

  private final UUID id;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Map<UUID, Payload>> chunks = new ArrayList<>();
  private int length;
  private int last = CHUNK;

  Bundle(UUID id) {
    this.id = id;
  }

  /** What the exchanges of a bundle have in common. */
  record Kind(
      String platform,
      @Nullable String operation,
      @Nullable String canonicalOperation,
      String direction,
      Outcome outcome,
      String node,
      Instant began) {

    static Kind of(Entry e) {
      return new Kind(
          e.platform(),
          e.operation(),
          e.canonicalOperation(),
          e.direction(),
          e.outcome(),
          e.node(),
          second(e.started()));
    }
  }

  /** The second that a time is in. */
  static Instant second(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  void add(Entry entry, Payload payload) {
    entries.add(entry);
    length += ENTRY;
    entry.keys().forEach((name, value) -> length += name.length() + value.length());
    if (last >= CHUNK) {
      chunks.add(new LinkedHashMap<>());
      last = 0;
    }
    chunks.get(chunks.size() - 1).put(entry.id(), payload);
    last += payload.length();
  }

  boolean isFull() {
    return length >= FULL;
  }

  UUID id() {
    return id;
  }

  /** What its exchanges have in common. */
  Kind kind() {
    return Kind.of(entries.get(0));
  }

  List<Entry> entries() {
    return entries;
  }

  /** What passed, by the entries' ids. */
  List<Map<UUID, Payload>> chunks() {
    return chunks;
  }
}
