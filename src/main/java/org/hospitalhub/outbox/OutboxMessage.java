package org.hospitalhub.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the HIS said.
 *
 * @param key what it is about
 * @param revision counts what was said about it by this operation
 * @param lane messages of one lane keep their order
 * @param hash the digest of the content
 */
public record OutboxMessage(
    UUID id,
    String canonicalOperation,
    @Nullable String hospital,
    String key,
    int revision,
    String lane,
    String hash,
    String trace,
    Instant created) {

  boolean says(String operation, String digest) {
    return canonicalOperation.equals(operation) && hash.equals(digest);
  }
}
