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

  /** What one intake has done so far. */
  private final class Adding {

    private final List<Item> items;
    private final @Nullable Long batch;
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
      Map<String, Message> last = messages.lock(wave.keySet());
      List<Item> news = new ArrayList<>();
      Map<UUID, Item> repeats = new TreeMap<>();
      wave.forEach(
          (lane, index) -> {
            Item item = items.get(index);
            Message newest = last.get(lane);
            if (newest != null && newest.says(item.event().operation(), item.hash())) {
              repeats.put(newest.id(), item);
              receipts[index] = new Receipt(newest.id(), true);
            } else {
              news.add(item);
            }
          });
      List<DeliveryStore.Addition> additions = missing(repeats, last);
      for (Message message : addMessages(news)) {
        int index = wave.get(message.lane());
        receipts[index] = new Receipt(message.id(), false);
        fresh.add(message.id());
        items.get(index).subscribers().forEach(to -> additions.add(addition(message, to)));
      }
      deliveries.add(additions, batch);
      additions.forEach(addition -> platforms.add(addition.platform()));
      count += additions.size();
    }

    /** A platform that was added since a message was said first gets it with the repeat. */
    private List<DeliveryStore.Addition> missing(
        Map<UUID, Item> repeats, Map<String, Message> last) {
      List<Delivery> known = deliveries.of(repeats.keySet());
      Set<String> served = new HashSet<>();
      for (Delivery delivery : known) {
        served.add(delivery.message() + delivery.platform());
        if (!fresh.contains(delivery.message())) {
          standing.add(delivery);
        }
      }
      List<DeliveryStore.Addition> missing = new ArrayList<>();
      repeats.forEach(
          (id, item) ->
              item.subscribers().stream()
                  .filter(to -> !served.contains(id + to.platform()))
                  .forEach(to -> missing.add(addition(last.get(item.keys().lane()), to))));
      return missing;
    }
  }

  private DeliveryStore.Addition addition(Message message, Operation operation) {
    return new DeliveryStore.Addition(
        message, operation.platform(), operation.key(), null, clock.instant());
  }
}
