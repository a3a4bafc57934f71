package org.hospitalhub.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A row of the audit trail.
 *
 * @param number 1, 2, 3 …
 * @param state {@code begun} before the action, {@code done} or {@code refused} after it
 * @param node the hub that did it
 * @param hash SHA-256 of the row and of the hash before it, hexadecimal
 */
public record AuditEntry(
    long number, Instant time, AuditedAction action, String state, String node, String hash) {

  /** The row after one with this hash. */
  static AuditEntry after(
      String hash, long number, Instant time, AuditedAction action, String state, String node) {
    AuditEntry entry = new AuditEntry(number, time, action, state, node, "");
    return new AuditEntry(number, time, action, state, node, entry.hashAfter(hash));
  }

  /** The hash that it must have after a row with this one. */
  String hashAfter(String before) {
    StringBuilder text = new StringBuilder(before);
    // the lengths tell ("a", "bc") from ("ab", "c")
    for (String part :
        new String[] {
          Long.toString(number),
          time.toString(),
          action.client(),
          action.address(),
          action.scope(),
          action.method(),
          action.path(),
          action.detail(),
          action.trace(),
          state,
          node
        }) {
      text.append(part.length()).append(':').append(part);
    }
    return sha256(text.toString());
  }

  static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
