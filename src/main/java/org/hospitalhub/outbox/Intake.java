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
import org.hospitalhub.outbox.Outbox.Event;
import org.hospitalhub.outbox.Outbox.Keys;
import org.hospitalhub.outbox.Outbox.Receipt;
import org.hospitalhub.sheet.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Adds messages to their lanes in the caller's transaction: a handful of statements, however many
 * messages there are.
 */
final class Intake {

  private final MessageStore messages;
  private final DeliveryStore deliveries;
  private final Content content;
  private final Clock clock;

  Intake(MessageStore messages, DeliveryStore deliveries, Content content, Clock clock) {
    this.messages = messages;
    this.deliveries = deliveries;
    this.content = content;
    this.clock = clock;
  }

  /**
   * An event that is ready to be added.
   *
   * @param hash the digest of its content
   * @param subscribers the operations that carry it out
   */
  record Item(Event event, Keys keys, String hash, List<Operation> subscribers) {

    boolean repeats(@Nullable Message last) {
      return last != null && last.says(event.operation(), hash);
    }
  }

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
    Receipt[] receipts = new Receipt[items.size()];
    List<DeliveryStore.Addition> additions = new ArrayList<>();
    List<Delivery> standing = new ArrayList<>();
    for (Map<String, Integer> wave : waves(items)) {
      addWave(items, wave, receipts, additions, standing);
    }
    deliveries.add(additions, batch);
    Set<String> platforms = new HashSet<>();
    additions.forEach(addition -> platforms.add(addition.platform()));
    return new Added(List.of(receipts), additions.size(), standing, platforms);
  }

  /**
   * The items by their lanes. What is said twice about one thing comes in a later wave. Lanes are
   * always locked in the same order, so that two intakes never wait for each other.
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

  private void addWave(
      List<Item> items,
      Map<String, Integer> wave,
      Receipt[] receipts,
      List<DeliveryStore.Addition> additions,
      List<Delivery> standing) {
    Map<String, Message> last = messages.lock(wave.keySet());
    List<Item> fresh = new ArrayList<>();
    Map<UUID, Item> repeats = new TreeMap<>();
    wave.forEach(
        (lane, index) -> {
          Item item = items.get(index);
          Message newest = last.get(lane);
          if (item.repeats(newest)) {
            repeats.put(newest.id(), item);
            receipts[index] = new Receipt(newest.id(), true);
          } else {
            fresh.add(item);
          }
        });
    addMissing(repeats, last, additions, standing);
    for (Message message : addMessages(fresh)) {
      int index = wave.get(message.lane());
      receipts[index] = new Receipt(message.id(), false);
      items
          .get(index)
          .subscribers()
          .forEach(operation -> additions.add(addition(message, operation)));
    }
  }

  /** A platform that was added since a message was said first gets it with the repeat. */
  private void addMissing(
      Map<UUID, Item> repeats,
      Map<String, Message> last,
      List<DeliveryStore.Addition> additions,
      List<Delivery> standing) {
    List<Delivery> known = deliveries.of(repeats.keySet());
    standing.addAll(known);
    Set<String> served = new HashSet<>();
    known.forEach(delivery -> served.add(delivery.message() + delivery.platform()));
    repeats.forEach(
        (id, item) ->
            item.subscribers().stream()
                .filter(operation -> !served.contains(id + operation.platform()))
                .forEach(
                    operation -> additions.add(addition(last.get(item.keys().lane()), operation))));
  }

  private List<Message> addMessages(List<Item> fresh) {
    Map<String, Integer> revisions = messages.revisions(fresh);
    Instant now = clock.instant();
    List<Message> added = new ArrayList<>();
    List<byte[]> payloads = new ArrayList<>();
    for (Item item : fresh) {
      int revision = revisions.getOrDefault(MessageStore.subject(item), 0) + 1;
      added.add(Message.of(item.event(), item.keys(), item.hash(), revision, now));
      payloads.add(content.seal(item.event().message()));
    }
    messages.add(added, payloads);
    return added;
  }

  private DeliveryStore.Addition addition(Message message, Operation operation) {
    return new DeliveryStore.Addition(
        message, operation.platform(), operation.key(), null, clock.instant());
  }
}
