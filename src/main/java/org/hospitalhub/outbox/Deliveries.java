package org.hospitalhub.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.outbox.Delivery.State;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.CanonicalOperation;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.Violation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What people see of the outbox, and what they decide. */
public final class Deliveries {

  private final JdbcClient jdbc;
  private final MessageStore messages;
  private final DeliveryStore deliveries;
  private final Content content;
  private final Incidents incidents;
  private final TransactionOperations transactions;
  private final LiveMappings mappings;
  private final Clock clock;
  private final Consumer<Set<String>> wake;

  Deliveries(
      JdbcClient jdbc,
      MessageStore messages,
      DeliveryStore deliveries,
      Content content,
      Incidents incidents,
      TransactionOperations transactions,
      LiveMappings mappings,
      Clock clock,
      Consumer<Set<String>> wake) {
    this.jdbc = jdbc;
    this.messages = messages;
    this.deliveries = deliveries;
    this.content = content;
    this.incidents = incidents;
    this.transactions = transactions;
    this.mappings = mappings;
    this.clock = clock;
    this.wake = wake;
  }

  /** A message. */
  public Optional<OutboxMessage> message(UUID id) {
    return messages.find(id);
  }

  /** The deliveries of a message. */
  public List<Delivery> of(UUID message) {
    return deliveries.of(message);
  }

  /** The deliveries after a given one, oldest first. */
  public List<Delivery> list(
      @Nullable State state, @Nullable String platform, long after, int limit) {
    return deliveries.list(state, platform, after, limit);
  }

  /** The canonical answer of the platform; null before there is one. */
  public @Nullable JsonNode answer(Delivery delivery) {
    byte[] answer = deliveries.said(delivery.id()).answer();
    return answer == null ? null : content.open(answer);
  }

  /** The platform's own words for a refusal; null when there are none. */
  public @Nullable String words(Delivery delivery) {
    return content.openText(deliveries.said(delivery.id()).words());
  }

  /**
   * Tries a delivery again, at once. What must not happen twice is asked about first, unless it is
   * certain that it was not done.
   *
   * @param edited the request to send instead, about the same thing; null to send what was said
   * @param undone whether a person has made sure that the platform has not done it
   * @throws CanonicalException {@code not-found}; {@code conflict} when it is settled or being
   *     sent; {@code missing} or {@code invalid} when the edited request does not fit
   */
  public Delivery retry(long id, @Nullable JsonNode edited, boolean undone) {
    Delivery delivery = require(id);
    byte[] payload = edited == null ? null : content.seal(checked(delivery, edited));
    Delivery pending =
        decide(
            delivery,
            """
            update outbox_delivery set state = 'pending', failures = 0, due = :now, changed = :now,
              payload = coalesce(:payload, payload), undone = undone or :undone
            where id = :id and state in ('held', 'unknown', 'pending')
            """,
            payload,
            undone);
    wake.accept(Set.of(delivery.platform()));
    return pending;
  }

  /**
   * Gives a delivery up; what waits behind it in its lane goes on.
   *
   * @throws CanonicalException {@code not-found}; {@code conflict} when it is settled or being sent
   */
  public Delivery discard(long id) {
    Delivery delivery = require(id);
    Delivery discarded =
        decide(
            delivery,
            """
            update outbox_delivery set state = 'discarded', due = null, open_lane = null,
              changed = :now, payload = coalesce(:payload, payload), undone = undone or :undone
            where id = :id and state in ('held', 'unknown', 'pending')
            """,
            null,
            false);
    wake.accept(Set.of(delivery.platform()));
    return discarded;
  }

  private Delivery decide(
      Delivery delivery, String update, byte @Nullable [] payload, boolean undone) {
    return transactions.execute(
        status -> {
          int changed =
              jdbc.sql(update)
                  .param("id", delivery.id())
                  .param("payload", payload, java.sql.Types.VARBINARY)
                  .param("undone", undone)
                  .param("now", SqlTimes.of(clock.instant()))
                  .update();
          if (changed == 0) {
            throw new CanonicalException(
                "conflict", "the delivery is " + require(delivery.id()).state().text());
          }
          incidents.close(delivery);
          return require(delivery.id());
        });
  }

  private JsonNode checked(Delivery delivery, JsonNode edited) {
    Mappings current = mappings.current();
    CanonicalOperation operation =
        current.library().operations().get(delivery.canonicalOperation());
    Operation target = current.platform(delivery.platform()).operations().get(delivery.operation());
    if (operation == null || target == null) {
      throw new CanonicalException("unknown-operation", delivery.name() + " has no sheet any more");
    }
    if (edited instanceof ObjectNode message) {
      operation.normalise(message);
    }
    List<Violation> violations = operation.check(edited);
    if (!violations.isEmpty()) {
      throw CanonicalException.of(violations);
    }
    SubscriberCheck.require(current, List.of(target), edited);
    // by what was said, not by the key that is kept: its digests may be those of another key by now
    JsonNode said = content.open(deliveries.payload(delivery.id()));
    if (!key(operation, edited).equals(key(operation, said))) {
      throw new CanonicalException("invalid", "it is about something else than " + delivery.key());
    }
    return edited;
  }

  private static String key(CanonicalOperation operation, JsonNode message) {
    return Outbox.Keys.of(operation.sheet(), message, (path, value) -> value).key();
  }

  /**
   * A delivery.
   *
   * @throws CanonicalException {@code not-found}
   */
  public Delivery require(long id) {
    return deliveries
        .find(id)
        .orElseThrow(() -> new CanonicalException("not-found", "there is no delivery " + id));
  }
}
