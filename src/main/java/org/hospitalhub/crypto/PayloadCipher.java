package org.hospitalhub.crypto;

import java.util.Set;

/** Makes payloads unreadable at rest, and readable again. Safe for use by many threads. */
public interface PayloadCipher {

  /** The payload, compressed and encrypted; names the key it needs. */
  byte[] seal(byte[] plain);

  /**
   * The payload that was sealed.
   *
   * @throws UnreadablePayloadException when its key is missing or is not the one it was sealed
   *     with, or when it was tampered with
   */
  byte[] open(byte[] sealed);

  /** The keyed digest of a value, by which equal values are found and which tells nothing else. */
  String digest(String value);

  /** The digests that a value may have been kept under, one by each key. */
  Set<String> digests(String value);
}
