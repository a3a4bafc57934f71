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

  private final Claims claims;
  private final DeliveryStore deliveries;
  private final Content content;
  private final Courier courier;
  private final LiveMappings mappings;
  private final Retries retries;
  private final Clock clock;

  Attempts(
      Claims claims,
      DeliveryStore deliveries,
      Content content,
      Courier courier,
      LiveMappings mappings,
      Retries retries,
      Clock clock) {
    this.claims = claims;
    this.deliveries = deliveries;
    this.content = content;
    this.courier = courier;
    this.mappings = mappings;
    this.retries = retries;
    this.clock = clock;
  }

  /** Delivers, for nobody who waits: what fails is tried again or held. */
  Outcome deliver(Delivery claimed) {
    Query query = query(claimed);
    Outcome outcome = carry(claimed, query);
    settle(claimed, outcome, later(claimed, outcome, query != null));
    return outcome;
  }

  /** Delivers for a caller who waits for the answer: a no is the end of it. */
  Outcome answer(Delivery claimed) {
    Query query = query(claimed);
    Outcome outcome = carry(claimed, query);
    settle(claimed, outcome, now(claimed, outcome, query != null));
    return outcome;
  }

  private void settle(Delivery claimed, Outcome outcome, Settlement settlement) {
    if (!claims.settle(claimed, settlement)) {
      LOG.warn(
          "{}: {} came after the claim had ended; another node decides",
          claimed.name(),
          outcome.getClass().getSimpleName());
    }
  }

  private Outcome carry(Delivery claimed, @Nullable Query query) {
    Courier.Parcel parcel =
        new Courier.Parcel(
            claimed.platform(),
            claimed.operation(),
            claimed.trace(),
            content.open(deliveries.payload(claimed.id())));
    CanonicalOperation operation =
        mappings.current().library().operations().get(claimed.canonicalOperation());
    if (query != null && operation != null && claimed.attempts() > 1) {
      Optional<Outcome> known = new Inquiry(courier).ask(query, operation, parcel);
      if (known.isPresent()) {
        return known.get();
      }
    }
    return courier.carry(parcel);
  }

  /** How the sheet says that the platform is asked; null where a repeat does no harm. */
  private @Nullable Query query(Delivery claimed) {
    Mappings current = mappings.current();
    Platform platform = current.platforms().get(claimed.platform());
    Operation operation =
        platform == null ? null : platform.operations().get(claimed.operation());
    return operation == null ? null : operation.query();
  }

  private Settlement later(Delivery delivery, Outcome outcome, boolean asks) {
    int failures = delivery.failures() + 1;
    if (outcome instanceof Outcome.Taken taken) {
      return Settlement.delivered(delivery, taken.answer());
    }
    if (outcome instanceof Outcome.Refused no) {
      Settlement refused = Settlement.refused(State.HELD, failures, no);
      return no.passing() ? again(State.PENDING, refused) : refused.held("the platform says no");
    }
    if (outcome instanceof Outcome.Unfit unfit) {
      return Settlement.of(State.HELD, failures, unfit.error(), unfit.detail());
    }
    if (outcome instanceof Outcome.NotSent no) {
      return outage(delivery, no, asks);
    }
    Outcome.Unclear unclear = (Outcome.Unclear) outcome;
    return again(
        asks ? State.UNKNOWN : State.PENDING,
        Settlement.of(State.HELD, failures, unclear.error(), unclear.detail()));
  }

  private Settlement again(State state, Settlement failed) {
    return retries.exhausted(failed.failures())
        ? failed.held("given up after " + failed.failures() + " failures")
        : failed.again(state, clock.instant().plus(retries.backoff().after(failed.failures())));
  }

  /** Not the message's fault: it counts for nothing but time. */
  private Settlement outage(Delivery delivery, Outcome.NotSent no, boolean asks) {
    Settlement failed =
        Settlement.of(State.HELD, delivery.failures(), no.error(), no.detail());
    Instant now = clock.instant();
    if (retries.exhausted(delivery.created(), now)) {
      return failed.held("given up after " + retries.patience());
    }
    State state = asks && delivery.attempts() > 1 ? State.UNKNOWN : State.PENDING;
    return failed.again(state, now.plus(retries.backoff().after(1)));
  }

  private Settlement now(Delivery delivery, Outcome outcome, boolean asks) {
    if (outcome instanceof Outcome.Refused no) {
      return Settlement.refused(State.REFUSED, delivery.failures(), no);
    }
    if (delivery.attempts() == 1) {
      if (outcome instanceof Outcome.Unfit unfit) {
        return Settlement.of(State.REFUSED, 0, unfit.error(), unfit.detail());
      }
      if (outcome instanceof Outcome.NotSent no) {
        return Settlement.of(State.REFUSED, 0, no.error(), no.detail());
      }
    }
    return later(delivery, outcome, asks);
  }
}
