package org.hospitalhub.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Puts together the exchanges of a batch that are alike: what passed in them is small when it is
 * compressed together, and one row takes the place of hundreds.
 */
final class Bundles {

  private final List<Bundle> created = new ArrayList<>();
  private final List<Bundle> endings = new ArrayList<>();
  private final Map<Object, Bundle> open = new HashMap<>();

  /** Adds an exchange, and what passed in it. One that is still open has a bundle of its own. */
  void add(Entry entry, Payload payload) {
    if (entry.outcome() == Outcome.OPEN) {
      own(entry, payload);
    } else {
      Bundle.Kind kind = Bundle.Kind.of(entry);
      bundle(kind, kind.began(), created).add(entry, payload);
    }
  }

  /** Adds an exchange in a bundle of its own, under its own id. */
  void own(Entry entry, Payload payload) {
    Bundle bundle = new Bundle(entry.id());
    bundle.add(entry, payload);
    created.add(bundle);
  }

  private record Ending(String platform, Instant began) {}

  /** Adds what passed in an exchange since it was opened, and tells where. */
  UUID ending(Entry entry, Payload payload) {
    Ending ending = new Ending(entry.platform(), Bundle.second(entry.started()));
    Bundle bundle = bundle(ending, ending.began(), endings);
    bundle.add(entry, payload);
    return bundle.id();
  }

  private Bundle bundle(Object alike, Instant began, List<Bundle> all) {
    Bundle bundle = open.get(alike);
    if (bundle == null || bundle.isFull()) {
      bundle = new Bundle(TimeSortedId.at(began));
      open.put(alike, bundle);
      all.add(bundle);
    }
    return bundle;
  }

  /** Those of new exchanges. */
  List<Bundle> created() {
    return created;
  }

  /** Those of exchanges that were opened before: only what passed in them counts. */
  List<Bundle> endings() {
    return endings;
  }
}
