package org.hospitalhub.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.outbox.Delivery.State;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.sheet.CanonicalOperation;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Query;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries a claimed delivery to its platform and settles it by what came back. */
final class Attempts {

  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

  private static final AttemptResult NOBODY_TELLS =
      new AttemptResult.Undecided(
          "no answer came, and the platform cannot be asked what became of it");

  private final Claims claims;
  private final DeliveryStore deliveries;
  private final Content content;
  private final Transport transport;
  private final Inquiry inquiry;
  private final LiveMappings mappings;
  private final Retries retries;
  private final Clock clock;

  Attempts(
      Claims claims,
      DeliveryStore deliveries,
      Content content,
      Transport transport,
      Inquiry inquiry,
      LiveMappings mappings,
      Retries retries,
      Clock clock) {
    this.claims = claims;
    this.deliveries = deliveries;
    this.content = content;
    this.transport = transport;
    this.inquiry = inquiry;
    this.mappings = mappings;
    this.retries = retries;
    this.clock = clock;
  }

  /** Delivers, for nobody who waits: what fails is tried again or held. */
  AttemptResult deliver(Delivery claimed) {
    Care care = care(claimed);
    AttemptResult outcome = send(claimed, care, false);
    settle(claimed, outcome, later(claimed, outcome, care.careful()));
    return outcome;
  }

  /**
   * Delivers for a caller who waits for the answer: a no is the end of it.
   *
   * @return what became of it, and where the delivery stands now
   */
  Answer answer(Delivery claimed) {
    Care care = care(claimed);
    AttemptResult outcome = send(claimed, care, true);
    DeliveryUpdate settlement = now(claimed, outcome, care.careful());
    settle(claimed, outcome, settlement);
    return new Answer(outcome, settlement.state());
  }

  /** What a caller is told. */
  record Answer(AttemptResult outcome, State state) {}

  /**
   * How a delivery is carried.
   *
   * @param careful whether it must not happen twice: it is never sent again unless it is certain
   *     that the platform has not done it
   * @param query how the platform is asked what became of it; null when it cannot be
   * @param off whether the platform's operation is switched off
   */
  private record Care(
      boolean careful,
      @Nullable Query query,
      @Nullable CanonicalOperation operation,
      boolean off) {}

  private void settle(Delivery claimed, AttemptResult outcome, DeliveryUpdate settlement) {
    if (!claims.settle(claimed, settlement)) {
      LOG.warn(
          "{}: {} came after the claim had ended; another node decides",
          claimed.name(),
          outcome.getClass().getSimpleName());
    }
  }

  private AttemptResult send(Delivery claimed, Care care, boolean awaited) {
    if (care.off()) {
      return new AttemptResult.Unfit(
          "unknown-operation",
          claimed.platform() + "/" + claimed.operation() + " is switched off by its sheet");
    }
    Transport.Request request =
        new Transport.Request(
            claimed.platform(),
            claimed.operation(),
            claimed.trace(),
            content.open(deliveries.payload(claimed.id())),
            awaited);
    if (!care.careful()) {
      return transport.send(request);
    }
    Optional<AttemptResult> known =
        claimed.undone() ? Optional.empty() : ask(claimed, care, request);
    return known.orElseGet(
        () ->
            claims.sending(claimed)
                ? certain(transport.send(request), care)
                : new AttemptResult.NotSent("busy", "the claim has ended", false));
  }

  private Optional<AttemptResult> ask(Delivery claimed, Care care, Transport.Request request) {
    return care.query() == null || care.operation() == null
        ? Optional.of(NOBODY_TELLS)
        : inquiry.ask(care.query(), care.operation(), claimed, request);
  }

  /** An answer without a code says neither yes nor no; without a query that remains so. */
  private static AttemptResult certain(AttemptResult outcome, Care care) {
    AttemptResult said =
        outcome instanceof AttemptResult.Refused no && no.code().isEmpty()
            ? new AttemptResult.Unclear("rejected", "the platform's answer says neither yes nor no")
            : outcome;
    return said instanceof AttemptResult.Unclear && care.query() == null ? NOBODY_TELLS : said;
  }

  private Care care(Delivery claimed) {
    Mappings current = mappings.current();
    Platform platform = current.platforms().get(claimed.platform());
    Operation operation = platform == null ? null : platform.operations().get(claimed.operation());
    Query query = operation == null ? null : operation.query();
    CanonicalOperation canonical = current.library().operations().get(claimed.canonicalOperation());
    boolean recorded = canonical != null && canonical.sheet().recorded();
    boolean off = operation != null && !operation.enabled();
    return new Care(recorded || query != null, query, canonical, off);
  }

  private DeliveryUpdate later(Delivery delivery, AttemptResult outcome, boolean careful) {
    int failures = delivery.failures() + 1;
    if (outcome instanceof AttemptResult.Taken taken) {
      return DeliveryUpdate.delivered(delivery, taken.answer());
    }
    if (outcome instanceof AttemptResult.Refused no) {
      DeliveryUpdate refused = DeliveryUpdate.refused(State.HELD, failures, no);
      return no.passing() ? again(State.PENDING, refused) : refused.held("the platform says no");
    }
    if (outcome instanceof AttemptResult.Unfit unfit) {
      return DeliveryUpdate.of(State.HELD, failures, unfit.error(), unfit.detail());
    }
    if (outcome instanceof AttemptResult.NotSent no) {
      return unsent(delivery, no, careful);
    }
    if (outcome instanceof AttemptResult.Undecided undecided) {
      return DeliveryUpdate.undecided(failures, undecided);
    }
    AttemptResult.Unclear unclear = (AttemptResult.Unclear) outcome;
    return again(
        careful ? State.UNKNOWN : State.PENDING,
        DeliveryUpdate.of(State.HELD, failures, unclear.error(), unclear.detail()));
  }

  private DeliveryUpdate again(State state, DeliveryUpdate failed) {
    return retries.exhausted(failed.failures())
        ? failed.held("given up after " + failed.failures() + " failures")
        : failed.again(state, clock.instant().plus(retries.backoff().after(failed.failures())));
  }

  /** Not the message's fault: it counts for nothing but time. */
  private DeliveryUpdate unsent(Delivery delivery, AttemptResult.NotSent no, boolean careful) {
    DeliveryUpdate failed =
        DeliveryUpdate.of(State.HELD, delivery.failures(), no.error(), no.detail())
            .unsent(delivery);
    Instant now = clock.instant();
    if (retries.exhausted(delivery.created(), now)) {
      return failed.held("given up after " + retries.patience());
    }
    State state = careful && !delivery.undone() ? State.UNKNOWN : State.PENDING;
    return failed.again(state, now.plus(retries.backoff().after(1)));
  }

  private DeliveryUpdate now(Delivery delivery, AttemptResult outcome, boolean careful) {
    if (outcome instanceof AttemptResult.Refused no) {
      return DeliveryUpdate.refused(State.REFUSED, delivery.failures(), no);
    }
    if (delivery.undone()) {
      if (outcome instanceof AttemptResult.Unfit unfit) {
        return DeliveryUpdate.of(State.REFUSED, 0, unfit.error(), unfit.detail()).unsent(delivery);
      }
      if (outcome instanceof AttemptResult.NotSent no) {
        return DeliveryUpdate.of(State.REFUSED, 0, no.error(), no.detail()).unsent(delivery);
      }
    }
    return later(delivery, outcome, careful);
  }
}
