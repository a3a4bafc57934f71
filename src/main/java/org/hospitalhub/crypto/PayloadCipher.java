package org.hospitalhub.crypto;

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
}
