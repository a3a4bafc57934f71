package org.hospitalhub.outbox;

import java.time.Instant;
import java.util.UUID;
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

  static Draft of(
      Outbox.Event event, Outbox.Keys keys, String hash, @Nullable String requestKey, Instant now) {
    return new Draft(UUID.randomUUID(), event, keys, hash, requestKey, now);
  }

  @Nullable String hospital() {
    String id = event.message().path("hospital").path("id").asText();
    return id.isEmpty() ? null : id;
  }
}
