package org.hospitalhub.outbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.outbox.Delivery.State;
import org.hospitalhub.outbox.Outbox.Event;
import org.hospitalhub.outbox.Outbox.Keys;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.CanonicalOperation;
import org.hospitalhub.sheet.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Operations whose caller waits for the platform's answer and that must not happen twice: a refund.
 * They are recorded before they are sent. A repeat gets the answer that came; when none came, the
 * platform is asked, by the repeat or by the dispatcher, whichever is first.
 */
public final class Interactive {

  private final MessageStore messages;
  private final LaneQuery laneQuery;
  private final DeliveryStore deliveries;
  private final Content content;
  private final Claims claims;
  private final Attempts attempts;
  private final TransactionOperations transactions;
  private final LiveMappings mappings;
  private final OutboxSettings settings;
  private final Clock clock;

  Interactive(
      MessageStore messages,
      LaneQuery laneQuery,
      DeliveryStore deliveries,
      Content content,
      Claims claims,
      Attempts attempts,
      TransactionOperations transactions,
      LiveMappings mappings,
      OutboxSettings settings,
      Clock clock) {
    this.messages = messages;
    this.laneQuery = laneQuery;
    this.deliveries = deliveries;
    this.content = content;
    this.claims = claims;
    this.attempts = attempts;
    this.transactions = transactions;
    this.mappings = mappings;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Asks a platform, once. A repeat is known by the caller's key, or, without one, by its content,
   * but for what the canonical sheet calls incidental.
   *
   * @param target the platform's operation that carries the event's out
   * @param requestKey what the caller knows the request by; null when nothing
   * @return what the platform said, or that nothing was sent
   * @throws UndecidedException while it, or something before it in its lane, is not decided
   * @throws CanonicalException {@code missing} or {@code invalid} when it does not fit; {@code
   *     key-reused} when the key came with another content; {@code conflict} when a person has
   *     given it up
   */
  public AttemptResult ask(Event event, Operation target, @Nullable String requestKey) {
    Mappings current = mappings.current();
    CanonicalOperation operation = current.library().operations().get(event.operation());
    SubscriberCheck.require(current, List.of(target), event.message());
    Keys keys = Keys.of(operation.sheet(), event.message(), content.keys(current.library()));
    String hash = Content.hash(operation.identity().in((ObjectNode) event.message()));
    Delivery delivery =
        transactions.execute(status -> record(event, target, keys, hash, requestKey));
    if (delivery.state() == State.DELIVERED) {
      byte[] answer = deliveries.said(delivery.id()).answer();
      return new AttemptResult.Taken(content.openNullable(answer));
    }
    boolean ours = delivery.attempts() == 1 && settings.node().equals(delivery.claimedBy());
    Delivery claimed =
        ours
            ? delivery
            : claims.claim(delivery).orElseThrow(() -> UndecidedException.underWay(delivery));
    return told(claimed.id(), attempts.answer(claimed));
  }

  private AttemptResult told(long id, Attempts.Answer answer) {
    if (answer.state() == State.HELD) {
      throw UndecidedException.held(deliveries.find(id).orElseThrow());
    }
    if (answer.state().open()) {
      throw UndecidedException.unanswered(id);
    }
    return answer.outcome();
  }

  /** The delivery of a repeat, or a new one, which this node has claimed. */
  private Delivery record(
      Event event, Operation target, Keys keys, String hash, @Nullable String requestKey) {
    messages.lock(keys.lane());
    Optional<OutboxMessage> said =
        requestKey == null
            ? messages.saying(event.operation(), keys.key(), hash)
            : messages.requested(requestKey);
    Optional<Delivery> known =
        said.flatMap(message -> of(message.id(), target.platform()))
            .filter(delivery -> delivery.state() != State.REFUSED);
    if (known.isPresent()) {
      return repeat(known.get(), said.get().says(event.operation(), hash));
    }
    laneQuery.first(keys.lane(), target.platform()).ifPresent(Interactive::requireDecided);
    Draft draft = Draft.of(event, keys, hash, requestKey, clock.instant());
    messages.add(List.of(draft), content);
    deliveries.add(
        List.of(
            new DeliveryStore.Addition(
                draft.id(),
                keys,
                target.platform(),
                target.key(),
                draft.created(),
                settings.node(),
                draft.created().plus(settings.lease()))),
        null);
    return of(draft.id(), target.platform()).orElseThrow();
  }

  private static Delivery repeat(Delivery known, boolean same) {
    if (!same) {
      throw new CanonicalException("key-reused", "this key came with another request before");
    }
    if (known.state() == State.DISCARDED) {
      throw new CanonicalException(
          "conflict",
          "a person has given delivery "
              + known.id()
              + " up; if it shall be done after all, ask with a new Idempotency-Key");
    }
    requireUnheld(known);
    return known;
  }

  private static void requireUnheld(Delivery known) {
    if (known.state() == State.HELD) {
      throw UndecidedException.held(known);
    }
    if (known.state() == State.SENDING) {
      throw UndecidedException.underWay(known);
    }
  }

  private static void requireDecided(Delivery before) {
    requireUnheld(before);
    throw UndecidedException.underWay(before);
  }

  private Optional<Delivery> of(UUID message, String platform) {
    return deliveries.of(message).stream()
        .filter(delivery -> delivery.platform().equals(platform))
        .findFirst();
  }
}
