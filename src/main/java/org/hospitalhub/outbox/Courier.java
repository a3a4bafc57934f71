package org.hospitalhub.outbox;

import com.fasterxml.jackson.databind.JsonNode;

/** Carries one canonical message to a platform and comes back with what became of it. */
@FunctionalInterface
public interface Courier {

  /** Carries it; never throws. */
  AttemptResult carry(Parcel parcel);

  /**
   * What is carried.
   *
   * @param trace the trace id of the message it belongs to
   * @param message the canonical request
   */
  record Parcel(String platform, String operation, String trace, JsonNode message) {}
}
