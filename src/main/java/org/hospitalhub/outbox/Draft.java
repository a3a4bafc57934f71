package org.hospitalhub.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way into its lane; there it gets its revision.
 *
 * @param hash the digest of the content
 */
record Draft(UUID id, Outbox.Event event, Outbox.Keys keys, String hash, Instant created) {

  static Draft of(Outbox.Event event, Outbox.Keys keys, String hash, Instant now) {
    return new Draft(UUID.randomUUID(), event, keys, hash, now);
  }

  @Nullable String hospital() {
    String id = event.message().path("hospital").path("id").asText();
    return id.isEmpty() ? null : id;
  }
}
