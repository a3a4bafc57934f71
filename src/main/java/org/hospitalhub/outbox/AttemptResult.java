package org.hospitalhub.outbox;

import com.fasterxml.jackson.databind.JsonNode;

/** What became of one attempt to tell a platform something. */
public sealed interface AttemptResult {

  /**
   * The platform took it.
   *
   * @param answer the canonical answer
   */
  record Taken(JsonNode answer) implements AttemptResult {}

  /**
   * The platform said no.
   *
   * @param passing whether it may say yes to the same message later
   */
  record Refused(String code, String words, boolean passing) implements AttemptResult {}

  /** It cannot be said to this platform; nothing was sent. {@code detail} names the fields. */
  record Unfit(String error, String detail) implements AttemptResult {}

  /**
   * Nothing was sent.
   *
   * @param outage whether that is because the platform cannot be reached
   */
  record NotSent(String error, String detail, boolean outage) implements AttemptResult {}

  /** No answer, or none that can be read: whether the platform took it is not known. */
  record Unclear(String error, String detail) implements AttemptResult {}

  /** Whether the platform did it cannot be found out: it is not sent again. */
  record Undecided(String why) implements AttemptResult {}
}
