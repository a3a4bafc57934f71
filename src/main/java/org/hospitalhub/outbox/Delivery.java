package org.hospitalhub.outbox;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to one platform.
 *
 * @param id ascends within a lane
 * @param key what it is about
 * @param revision counts what was said about it by this operation
 * @param attempts all of them
 * @param failures those that count against the limit
 * @param due when it is tried next; while sending, when the claim ends; null when nothing is
 *     planned
 * @param error the canonical error of the last attempt
 * @param platformCode the platform's own code for it
 * @param undone whether it is certain that the platform has not done it
 */
public record Delivery(
    long id,
    UUID message,
    String canonicalOperation,
    @Nullable String hospital,
    String platform,
    String operation,
    String key,
    int revision,
    State state,
    int attempts,
    int failures,
    @Nullable Instant due,
    @Nullable String claimedBy,
    @Nullable String error,
    @Nullable String detail,
    @Nullable String platformCode,
    String trace,
    Instant created,
    Instant changed,
    boolean undone) {

  /** Where a delivery stands. */
  public enum State {
    /** To be sent when it is due and what comes before it in its lane is settled. */
    PENDING,
    /** A node is sending it. */
    SENDING,
    /** The platform took it. */
    DELIVERED,
    /** It was sent, and nobody knows whether the platform took it. */
    UNKNOWN,
    /** It waits for a person. */
    HELD,
    /** A person decided that it is not sent. */
    DISCARDED,
    /** It is not sent, since a newer message says all of it. */
    REPLACED,
    /** The platform said no to a caller that was waiting for the answer. */
    REFUSED;

    /** Whether it blocks what comes after it in its lane. */
    public boolean open() {
      return this == PENDING || this == SENDING || this == UNKNOWN || this == HELD;
    }

    /** As it is stored and shown. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /** {@code alpha/200104 #17}, as the log and the messages of errors name it. */
  String name() {
    return platform + "/" + operation + " #" + id;
  }
}
