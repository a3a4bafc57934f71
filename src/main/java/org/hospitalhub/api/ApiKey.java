package org.hospitalhub.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An API key as its client holds it: {@code hub_<id>_<secret>}. The secret is random, so that a
 * fast hash is enough to keep it.
 *
 * @param id 12 hexadecimal digits, to find and name the key by
 * @param secret 256 random bits
 */
record ApiKey(String id, String secret) {

  private static final String PREFIX = "hub";
  private static final SecureRandom RANDOM = new SecureRandom();

  static ApiKey random() {
    return new ApiKey(
        HexFormat.of().formatHex(bytes(6)),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32)));
  }

  /** Reads a key; empty when the text is none. */
  static Optional<ApiKey> of(String text) {
    String[] parts = text.split("_", 3);
    return parts.length == 3 && parts[0].equals(PREFIX)
        ? Optional.of(new ApiKey(parts[1], parts[2]))
        : Optional.empty();
  }

  /** As it is given to the client, once. */
  String text() {
    return PREFIX + "_" + id + "_" + secret;
  }

  /** What is stored of the secret. */
  String hash() {
    return hash(secret.getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256, hexadecimal. */
  static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Compares two hashes in a time that does not tell where they differ. */
  static boolean same(String hash, String other) {
    return MessageDigest.isEqual(
        hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** Without the secret: it must not get into a log. */
  @Override
  public String toString() {
    return PREFIX + "_" + id + "_…";
  }
}
