package org.hospitalhub.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.CanonicalOperation;
import org.hospitalhub.sheet.CanonicalSheet;
import org.hospitalhub.sheet.Operation;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes what the HIS, or a timer, says once. What it has taken is on disk and will reach every
 * platform that has a sheet for it.
 */
public final class Outbox {

  private final MessageStore messages;
  private final DeliveryStore deliveries;
  private final Content content;
  private final TransactionOperations transactions;
  private final LiveMappings mappings;
  private final Clock clock;
  private final Consumer<Set<String>> wake;

  Outbox(
      MessageStore messages,
      DeliveryStore deliveries,
      Content content,
      TransactionOperations transactions,
      LiveMappings mappings,
      Clock clock,
      Consumer<Set<String>> wake) {
    this.messages = messages;
    this.deliveries = deliveries;
    this.content = content;
    this.transactions = transactions;
    this.mappings = mappings;
    this.clock = clock;
    this.wake = wake;
  }

  /**
   * What is said.
   *
   * @param operation the canonical operation, one with {@code delivery: event}
   * @param message its request, which fits the canonical contract
   * @param trace the trace id
   */
  public record Event(String operation, JsonNode message, String trace) {}

  /**
   * What became of it.
   *
   * @param repeated whether the same was said before, and nothing else about it since
   */
  public record Receipt(UUID id, boolean repeated) {}

  /**
   * Takes an event.
   *
   * @throws CanonicalException {@code unknown-operation} when no platform has a sheet for it; {@code
   *     missing} or {@code invalid} when it fits no platform's sheet
   */
  public Receipt accept(Event event) {
    return accept(List.of(event)).get(0);
  }

  /**
   * Takes events, all or none, in the caller's transaction where there is one.
   *
   * @return the receipts in the order of the events
   */
  public List<Receipt> accept(List<Event> events) {
    Mappings current = mappings.current();
    List<Prepared> prepared = new ArrayList<>();
    for (Event event : events) {
      prepared.add(prepare(current, event, prepared.size()));
    }
    // always in the same order, so that two batches never wait for each other
    List<Prepared> ordered = new ArrayList<>(prepared);
    ordered.sort(Comparator.comparing(p -> p.keys().lane()));
    Receipt[] receipts = new Receipt[events.size()];
    transactions.executeWithoutResult(
        status -> {
          Set<String> platforms = new HashSet<>();
          ordered.forEach(p -> receipts[p.index()] = add(p, platforms));
          afterCommit(platforms);
        });
    return List.of(receipts);
  }

  private record Prepared(
      int index, Event event, Keys keys, String hash, List<Operation> subscribers) {}

  private static Prepared prepare(Mappings current, Event event, int index) {
    CanonicalOperation operation = current.library().operations().get(event.operation());
    List<Operation> subscribers = current.outbound(event.operation());
    if (operation == null || !operation.sheet().event() || subscribers.isEmpty()) {
      throw new CanonicalException(
          "unknown-operation", "'" + event.operation() + "' is no event towards a platform");
    }
    Fitting.require(current, subscribers, event.message());
    Keys keys = Keys.of(operation.sheet(), event.message());
    return new Prepared(
        index, event, keys, Content.hash(event.message()), subscribers);
  }

  /** What a message is about and the lane it keeps its place in. */
  record Keys(String key, String lane) {

    static Keys of(CanonicalSheet sheet, JsonNode message) {
      List<String> key = sheet.key() == null ? List.of() : sheet.key();
      return new Keys(
          BusinessKey.of(key, message),
          BusinessKey.of(sheet.lane() == null ? key : sheet.lane(), message));
    }
  }

  private Receipt add(Prepared event, Set<String> platforms) {
    Optional<Message> last = messages.lock(event.keys().lane());
    boolean repeated =
        last.isPresent() && last.get().says(event.event().operation(), event.hash());
    Message message = repeated ? last.get() : message(event);
    Set<String> served = new HashSet<>();
    if (repeated) {
      deliveries.of(message.id()).forEach(d -> served.add(d.platform()));
    }
    Instant now = clock.instant();
    for (Operation subscriber : event.subscribers()) {
      if (!served.contains(subscriber.platform())) {
        deliveries.add(message, subscriber.platform(), subscriber.key(), null, now);
        platforms.add(subscriber.platform());
      }
    }
    return new Receipt(message.id(), repeated);
  }

  private Message message(Prepared event) {
    int revision = messages.nextRevision(event.event().operation(), event.keys().key());
    Message message =
        Message.of(event.event(), event.keys(), event.hash(), revision, clock.instant());
    messages.add(message, content.seal(event.event().message()));
    return message;
  }

  private void afterCommit(Set<String> platforms) {
    if (platforms.isEmpty()) {
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            wake.accept(platforms);
          }
        });
  }
}
