package org.hospitalhub.outbox;

import com.fasterxml.jackson.databind.JsonNode;

/** Sends one canonical request to a platform. */
@FunctionalInterface
public interface Transport {

  /** Sends it and tells what became of it; never throws. */
  AttemptResult send(Request request);

  /**
   * A request.
   *
   * @param trace the trace id of the message it belongs to
   * @param message the canonical request
   * @param awaited whether a caller waits for what becomes of it
   */
  record Request(
      String platform, String operation, String trace, JsonNode message, boolean awaited) {}
}
