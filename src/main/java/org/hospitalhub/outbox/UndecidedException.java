package org.hospitalhub.outbox;

import org.hospitalhub.sheet.CanonicalException;

/**
 * What a caller waits for is not decided, and a delivery tells where it stands: {@code undecided}
 * when a person has to, {@code in-progress} or {@code timeout} while the hub goes on by itself.
 */
public final class UndecidedException extends CanonicalException {

  static final String ERROR = "undecided";

  private static final long serialVersionUID = 1L;

  private final long delivery;

  private UndecidedException(String error, long delivery, String detail) {
    super(error, detail);
    this.delivery = delivery;
  }

  /** It waits for a person, and is not sent before. */
  static UndecidedException held(Delivery delivery) {
    return new UndecidedException(
        ERROR,
        delivery.id(),
        "delivery %d is held (%s); it is not sent again before a person has decided"
            .formatted(delivery.id(), delivery.detail()));
  }

  /** It, or what was said about the same before, is on its way. */
  static UndecidedException underWay(Delivery delivery) {
    return new UndecidedException(
        "in-progress", delivery.id(), "delivery " + delivery.id() + " is not decided yet");
  }

  /** No answer came: the hub asks what became of it. */
  static UndecidedException unanswered(long delivery) {
    return new UndecidedException(
        "timeout",
        delivery,
        "no answer that tells; the hub finds out what became of delivery " + delivery);
  }

  /** The id of the delivery. */
  public long delivery() {
    return delivery;
  }
}
