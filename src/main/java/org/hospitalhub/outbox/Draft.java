package org.hospitalhub.outbox;

import java.time.Instant;
import java.util.UUID;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way into its lane; there it gets its revision.
 *
 * @param hash the digest of the content
 * @param requestKey what its caller knows the request by; null when nothing
 */
record Draft(
    UUID id,
    Outbox.Event event,
    Outbox.Keys keys,
    String hash,
    @Nullable String requestKey,
    Instant created) {

  /** As the database holds it. */
  private static final int LONGEST_HOSPITAL = 100;

  static Draft of(
      Outbox.Event event, Outbox.Keys keys, String hash, @Nullable String requestKey, Instant now) {
    Draft draft = new Draft(UUID.randomUUID(), event, keys, hash, requestKey, now);
    String hospital = draft.hospital();
    if (hospital != null && hospital.length() > LONGEST_HOSPITAL) {
      throw new CanonicalException(
          CanonicalException.TOO_LONG,
          "hospital.id is longer than " + LONGEST_HOSPITAL + " characters");
    }
    return draft;
  }

  @Nullable String hospital() {
    String id = event.message().path("hospital").path("id").asText();
    return id.isEmpty() ? null : id;
  }
}
