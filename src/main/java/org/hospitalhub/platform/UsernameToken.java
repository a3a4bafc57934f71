package org.hospitalhub.platform;

import org.jspecify.annotations.Nullable;

/**
 * Who calls and how it proves that, as the header of a SOAP message says it (OASIS WSS
 * UsernameToken Profile 1.1).
 *
 * @param password the password, or a digest of it in Base64
 * @param digest whether it is a digest: SHA-1 of nonce, created and password
 * @param nonce in Base64; null when there is none
 * @param created an ISO-8601 instant; null when there is none
 */
public record UsernameToken(
    String username,
    String password,
    boolean digest,
    @Nullable String nonce,
    @Nullable String created) {

  /** Says whose it is, and no more. */
  @Override
  public String toString() {
    return "UsernameToken of " + username;
  }
}
