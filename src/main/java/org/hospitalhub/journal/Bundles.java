package org.hospitalhub.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Puts together what passed in a batch of exchanges: what is alike is small when it is compressed
 * together, and one row takes the place of hundreds.
 */
final class Bundles {

  private final Instant newest;
  private final List<Bundle> all = new ArrayList<>();
  private final Map<String, Bundle> open = new HashMap<>();

  /**
   * Bundles of a batch.
   *
   * @param newest when the newest of its exchanges began
   */
  Bundles(Instant newest) {
    this.newest = newest;
  }

  /** Adds what passed in an exchange, and tells the bundle. */
  UUID add(Entry entry, Payload payload) {
    Bundle bundle = open.get(entry.platform());
    if (bundle == null || bundle.isFull()) {
      bundle = new Bundle(entry.platform(), TimeSortedId.at(newest));
      open.put(entry.platform(), bundle);
      all.add(bundle);
    }
    bundle.add(entry.id(), payload);
    return bundle.id();
  }

  List<Bundle> all() {
    return all;
  }

  /** What passed in exchanges of one platform. No exchange in it began later than its id says. */
  static final class Bundle {

    /** Characters. To read one exchange its whole bundle is opened, and G1 likes no long arrays. */
    private static final int FULL = 200_000;

    private final String platform;
    private final UUID id;
    private final Map<UUID, Payload> payloads = new HashMap<>();
    private int length;

    private Bundle(String platform, UUID id) {
      this.platform = platform;
      this.id = id;
    }

    private void add(UUID entry, Payload payload) {
      payloads.put(entry, payload);
      length += payload.length();
    }

    private boolean isFull() {
      return length >= FULL;
    }

    String platform() {
      return platform;
    }

    UUID id() {
      return id;
    }

    /** By the entries' ids. */
    Map<UUID, Payload> payloads() {
      return payloads;
    }
  }
}
