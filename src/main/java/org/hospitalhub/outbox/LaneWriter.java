package org.hospitalhub.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hospitalhub.outbox.Outbox.Event;
import org.hospitalhub.outbox.Outbox.Keys;
import org.hospitalhub.outbox.Outbox.Receipt;
import org.hospitalhub.sheet.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Adds messages to their lanes in the caller's transaction: a handful of statements, however many
 * messages there are.
 */
final class LaneWriter {

  private final MessageStore messages;
  private final DeliveryStore deliveries;
  private final Replacements replacements;
  private final Content content;
  private final Clock clock;

  LaneWriter(
      MessageStore messages,
      DeliveryStore deliveries,
      Replacements replacements,
      Content content,
      Clock clock) {
    this.messages = messages;
    this.deliveries = deliveries;
    this.replacements = replacements;
    this.content = content;
    this.clock = clock;
  }

  /**
   * An event that is ready to be added.
   *
   * @param hash the digest of its content
   * @param subscribers the operations that carry it out
   */
  record Item(Event event, Keys keys, String hash, List<Operation> subscribers) {}

  /**
   * What became of them.
   *
   * @param receipts in the order of the items
   * @param added new deliveries
   * @param standing the deliveries of repeats, which were there before
   * @param platforms that have something new to get
   */
  record Added(List<Receipt> receipts, int added, List<Delivery> standing, Set<String> platforms) {}

  /**
   * Adds them.
   *
   * @param batch what the new deliveries are part of; null when each stands for itself
   */
  Added add(List<Item> items, @Nullable Long batch) {
    Adding adding = new Adding(items, batch);
    waves(items).forEach(adding::add);
    return adding.added();
  }

  /**
   * The items by their lanes. What is said twice about one thing comes in a later wave. Lanes are
   * always locked in the same order, so that two writers never wait for each other.
   */
  private static List<Map<String, Integer>> waves(List<Item> items) {
    List<Map<String, Integer>> waves = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String lane = items.get(i).keys().lane();
      int wave = 0;
      while (wave < waves.size() && waves.get(wave).containsKey(lane)) {
        wave++;
      }
      if (wave == waves.size()) {
        waves.add(new TreeMap<>());
      }
      waves.get(wave).put(lane, i);
    }
    return waves;
  }

  /** What one call has added so far. */
  private final class Adding {

    private final List<Item> items;
    private final @Nullable Long batch;
    private final Instant now = clock.instant();
    private final Receipt[] receipts;
    private final Set<UUID> fresh = new HashSet<>();
    private final List<Delivery> standing = new ArrayList<>();
    private final Set<String> platforms = new HashSet<>();
    private int count;

    Adding(List<Item> items, @Nullable Long batch) {
      this.items = items;
      this.batch = batch;
      this.receipts = new Receipt[items.size()];
    }

    Added added() {
      return new Added(List.of(receipts), count, standing, platforms);
    }

    void add(Map<String, Integer> wave) {
      Map<String, OutboxMessage> last = messages.lock(wave.keySet());
      List<Draft> drafts = new ArrayList<>();
      List<DeliveryStore.Addition> additions = new ArrayList<>();
      Map<UUID, Item> repeats = new TreeMap<>();
      wave.forEach(
          (lane, index) -> {
            Item item = items.get(index);
            OutboxMessage newest = last.get(lane);
            if (newest != null && newest.says(item.event().operation(), item.hash())) {
              repeats.put(newest.id(), item);
              receipts[index] = new Receipt(newest.id(), true);
            } else {
              Draft draft = Draft.of(item.event(), item.keys(), item.hash(), null, now);
              drafts.add(draft);
              fresh.add(draft.id());
              receipts[index] = new Receipt(draft.id(), false);
              item.subscribers().forEach(to -> additions.add(addition(draft.id(), item, to)));
            }
          });
      messages.add(drafts, content);
      addMissing(repeats, additions);
      deliveries.add(additions, batch);
      Set<String> reached = additions.stream().map(to -> to.platform()).collect(Collectors.toSet());
      if (!reached.isEmpty()) {
        replacements.replace(wave.keySet(), reached);
        platforms.addAll(reached);
      }
      count += additions.size();
    }

    /** A platform that was added since a message was said first gets it with the repeat. */
    private void addMissing(Map<UUID, Item> repeats, List<DeliveryStore.Addition> additions) {
      Set<String> served = new HashSet<>();
      for (Delivery delivery : deliveries.of(repeats.keySet())) {
        served.add(delivery.message() + delivery.platform());
        if (!fresh.contains(delivery.message())) {
          standing.add(delivery);
        }
      }
      repeats.forEach(
          (id, item) ->
              item.subscribers().stream()
                  .filter(to -> !served.contains(id + to.platform()))
                  .forEach(to -> additions.add(addition(id, item, to))));
    }

    private DeliveryStore.Addition addition(UUID message, Item item, Operation to) {
      return new DeliveryStore.Addition(
          message, item.keys(), to.platform(), to.key(), now, null, now);
    }
  }
}
