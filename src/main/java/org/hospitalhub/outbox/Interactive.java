package org.hospitalhub.outbox;

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
import org.springframework.transaction.support.TransactionOperations;

/**
 * Operations whose caller waits for the platform's answer and that must not happen twice: a refund.
 * They are recorded before they are sent. A repeat gets the answer that came; when none came, the
 * platform is asked, by the repeat or by the dispatcher, whichever is first.
 */
public final class Interactive {

  private final MessageStore messages;
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
      DeliveryStore deliveries,
      Content content,
      Claims claims,
      Attempts attempts,
      TransactionOperations transactions,
      LiveMappings mappings,
      OutboxSettings settings,
      Clock clock) {
    this.messages = messages;
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
   * Asks a platform, once.
   *
   * @param target the platform's operation that carries the event's out
   * @throws CanonicalException {@code in-progress} while the same, or something before it in its
   *     lane, is not decided; {@code missing} or {@code invalid} when it does not fit
   */
  public Outcome ask(Event event, Operation target) {
    Mappings current = mappings.current();
    CanonicalOperation operation = current.library().operations().get(event.operation());
    Fitting.require(current, List.of(target), event.message());
    Keys keys = Keys.of(operation.sheet(), event.message());
    Delivery delivery = transactions.execute(status -> record(event, target, keys));
    if (delivery.state() == State.DELIVERED) {
      byte[] answer = deliveries.said(delivery.id()).answer();
      return new Outcome.Taken(content.openNullable(answer));
    }
    boolean ours = delivery.attempts() == 1 && settings.node().equals(delivery.claimedBy());
    return attempts.answer(
        ours ? delivery : claims.claim(delivery).orElseThrow(Interactive::inProgress));
  }

  /** The delivery of a repeat, or a new one, which this node has claimed. */
  private Delivery record(Event event, Operation target, Keys keys) {
    String hash = Content.hash(event.message());
    Optional<Delivery> known =
        messages
            .lock(keys.lane())
            .filter(last -> last.says(event.operation(), hash))
            .flatMap(last -> of(last.id(), target.platform()));
    if (known.isPresent() && known.get().state() != State.REFUSED) {
      return repeat(known.get());
    }
    if (deliveries.blocked(keys.lane(), target.platform())) {
      throw inProgress();
    }
    Draft draft = Draft.of(event, keys, hash, clock.instant());
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

  private static Delivery repeat(Delivery known) {
    return switch (known.state()) {
      case DELIVERED, PENDING, UNKNOWN -> known;
      case SENDING -> throw inProgress();
      default ->
          throw new CanonicalException(
              "conflict", "the same request waits for a person: delivery " + known.id());
    };
  }

  private Optional<Delivery> of(UUID message, String platform) {
    return deliveries.of(message).stream()
        .filter(delivery -> delivery.platform().equals(platform))
        .findFirst();
  }

  private static CanonicalException inProgress() {
    return new CanonicalException(
        "in-progress", "what was said about this before is not decided yet");
  }
}
