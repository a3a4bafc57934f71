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
record Settlement(
    State state,
    int failures,
    @Nullable Instant due,
    @Nullable String error,
    @Nullable String detail,
    @Nullable String code,
    @Nullable String words,
    @Nullable JsonNode answer,
    boolean undone) {

  static Settlement delivered(Delivery delivery, JsonNode answer) {
    return new Settlement(
        State.DELIVERED, delivery.failures(), null, null, null, null, null, answer, false);
  }

  static Settlement refused(State state, int failures, AttemptResult.Refused no) {
    return new Settlement(state, failures, null, "rejected", "", no.code(), no.words(), null, true);
  }

  static Settlement of(State state, int failures, String error, String detail) {
    return new Settlement(state, failures, null, error, detail, null, null, null, false);
  }

  static Settlement undecided(int failures, AttemptResult.Undecided outcome) {
    return of(State.HELD, failures, UndecidedException.ERROR, outcome.why());
  }

  /** The same of what was not sent, whatever became of it before. */
  Settlement unsent(Delivery delivery) {
    return new Settlement(
        state, failures, due, error, detail, code, words, answer, delivery.undone());
  }

  /** The same, tried again then. */
  Settlement again(State next, Instant when) {
    return new Settlement(next, failures, when, error, detail, code, words, answer, undone);
  }

  /** The same, for a person to decide. */
  Settlement held(String why) {
    String text = detail == null || detail.isEmpty() ? why : why + ": " + detail;
    return new Settlement(State.HELD, failures, null, error, text, code, words, answer, undone);
  }
}
