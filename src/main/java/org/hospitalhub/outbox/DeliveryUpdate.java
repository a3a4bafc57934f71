package org.hospitalhub.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.hospitalhub.outbox.Delivery.State;
import org.jspecify.annotations.Nullable;

/**
 * Where a delivery stands after an attempt.
 *
 * @param due when it is tried next; null when nothing is planned
 * @param words the platform's own words
 * @param undone whether it is certain now that the platform has not done it
 */
record DeliveryUpdate(
    State state,
    int failures,
    @Nullable Instant due,
    @Nullable String error,
    @Nullable String detail,
    @Nullable String code,
    @Nullable String words,
    @Nullable JsonNode answer,
    boolean undone) {

  static DeliveryUpdate delivered(Delivery delivery, JsonNode answer) {
    return new DeliveryUpdate(
        State.DELIVERED, delivery.failures(), null, null, null, null, null, answer, false);
  }

  static DeliveryUpdate refused(State state, int failures, AttemptResult.Refused no) {
    return new DeliveryUpdate(
        state, failures, null, "rejected", "", no.code(), no.words(), null, true);
  }

  static DeliveryUpdate of(State state, int failures, String error, String detail) {
    return new DeliveryUpdate(state, failures, null, error, detail, null, null, null, false);
  }

  static DeliveryUpdate undecided(int failures, AttemptResult.Undecided outcome) {
    return of(State.HELD, failures, UndecidedException.ERROR, outcome.why());
  }

  /** The same of what was not sent, whatever became of it before. */
  DeliveryUpdate unsent(Delivery delivery) {
    return new DeliveryUpdate(
        state, failures, due, error, detail, code, words, answer, delivery.undone());
  }

  /** The same, tried again then. */
  DeliveryUpdate again(State next, Instant when) {
    return new DeliveryUpdate(next, failures, when, error, detail, code, words, answer, undone);
  }

  /** The same, for a person to decide. */
  DeliveryUpdate held(String why) {
    String text = detail == null || detail.isEmpty() ? why : why + ": " + detail;
    return new DeliveryUpdate(State.HELD, failures, null, error, text, code, words, answer, undone);
  }
}
