package org.hospitalhub.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.CanonicalOperation;
import org.hospitalhub.sheet.CanonicalSheet;
import org.hospitalhub.sheet.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes what the HIS, or a timer, says once. What it has taken is on disk and will reach every
 * platform that has a sheet for it.
 */
public final class Outbox {

  private final LaneWriter lanes;
  private final Batches batches;
  private final TransactionOperations transactions;
  private final Content content;
  private final LiveMappings mappings;
  private final Consumer<Set<String>> wake;

  Outbox(
      LaneWriter lanes,
      Batches batches,
      TransactionOperations transactions,
      Content content,
      LiveMappings mappings,
      Consumer<Set<String>> wake) {
    this.lanes = lanes;
    this.batches = batches;
    this.transactions = transactions;
    this.content = content;
    this.mappings = mappings;
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
   * @throws CanonicalException {@code unknown-operation} when no platform has a sheet for it;
   *     {@code missing} or {@code invalid} when it fits no platform's sheet
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
    Map<String, List<Operation>> subscribers = new HashMap<>();
    List<LaneWriter.Item> items = new ArrayList<>();
    for (Event event : events) {
      LaneWriter.Item item = item(current, event, subscribers);
      if (item.subscribers().isEmpty()) {
        throw Unaddressed.of(current, event);
      }
      SubscriberCheck.require(current, item.subscribers(), event.message());
      items.add(item);
    }
    return transactions.execute(
        status -> {
          LaneWriter.Added added = lanes.add(items, null);
          afterCommit(added.platforms());
          return added.receipts();
        });
  }

  /**
   * Takes events that belong together, all or none, in the caller's transaction where there is one.
   * Their deliveries are counted together and give way to those of single events. One that fits no
   * platform's sheet is held; one that no platform wants is passed over; one that is held already
   * is tried again.
   *
   * @param batch what they belong to
   * @throws CanonicalException {@code unknown-operation} when one is no event, or is switched off
   */
  public Taken accept(long batch, List<Event> events) {
    Mappings current = mappings.current();
    Map<String, List<Operation>> subscribers = new HashMap<>();
    List<LaneWriter.Item> items =
        events.stream()
            .map(event -> item(current, event, subscribers))
            .filter(item -> !item.subscribers().isEmpty())
            .toList();
    return transactions.execute(
        status -> {
          LaneWriter.Added added = lanes.add(items, batch);
          int acknowledged = batches.adopt(batch, added.standing());
          Set<String> platforms = new HashSet<>(added.platforms());
          added.standing().forEach(delivery -> platforms.add(delivery.platform()));
          afterCommit(platforms);
          return new Taken(added.added() + added.standing().size(), acknowledged);
        });
  }

  /**
   * What became of the events of a batch.
   *
   * @param deliveries one for each event and platform that has to get it
   * @param acknowledged those of them that were settled before, with the same content
   */
  public record Taken(int deliveries, int acknowledged) {}

  /**
   * An event that is ready to be added.
   *
   * @param subscribers those of every operation that was met before
   */
  private LaneWriter.Item item(
      Mappings current, Event event, Map<String, List<Operation>> subscribers) {
    CanonicalOperation operation = current.library().operations().get(event.operation());
    if (operation == null || !operation.sheet().event()) {
      throw new CanonicalException("unknown-operation", "'" + event.operation() + "' is no event");
    }
    List<Operation> offered = subscribers.computeIfAbsent(event.operation(), current::outbound);
    if (offered.isEmpty() && current.isOff(event.operation())) {
      throw current.unaddressed(event.operation());
    }
    return new LaneWriter.Item(
        event,
        Keys.of(operation.sheet(), event.message(), content.keys(current.library())),
        Content.hash(event.message()),
        addressees(offered, operation.sheet().platform(), event.message()));
  }

  /** The operations that carry an event out: of the platform that it names, or of all. */
  private static List<Operation> addressees(
      List<Operation> subscribers, @Nullable String platform, JsonNode message) {
    String only = platform == null ? "" : message.at("/" + platform.replace('.', '/')).asText();
    return only.isEmpty()
        ? subscribers
        : subscribers.stream().filter(operation -> operation.platform().equals(only)).toList();
  }

  /** What a message is about and the lane it keeps its place in. */
  record Keys(String key, String lane) {

    /**
     * Those of a message.
     *
     * @param kept path and value to what is kept of the value
     */
    static Keys of(CanonicalSheet sheet, JsonNode message, BinaryOperator<String> kept) {
      List<String> key = sheet.key() == null ? List.of() : sheet.key();
      return new Keys(
          BusinessKey.of(key, message, kept),
          BusinessKey.of(sheet.lane() == null ? key : sheet.lane(), message, kept));
    }
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
