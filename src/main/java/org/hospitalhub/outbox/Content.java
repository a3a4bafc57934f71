package org.hospitalhub.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.BinaryOperator;
import org.hospitalhub.crypto.PayloadCipher;
import org.hospitalhub.sheet.Library;
import org.jspecify.annotations.Nullable;

/** Messages as they are kept: sealed, and known by their digest. */
final class Content {

  private static final ObjectMapper SORTED =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final PayloadCipher cipher;

  Content(PayloadCipher cipher) {
    this.cipher = cipher;
  }

  byte[] seal(JsonNode message) {
    return sealText(message.toString());
  }

  byte[] sealText(String text) {
    return cipher.seal(text.getBytes(StandardCharsets.UTF_8));
  }

  JsonNode open(byte[] sealed) {
    try {
      return SORTED.readTree(cipher.open(sealed));
    } catch (IOException e) {
      throw new IllegalStateException("a sealed message is no JSON", e);
    }
  }

  /** What is kept of the values of a business key, by their paths: digests of private ones. */
  BinaryOperator<String> keys(Library library) {
    return (path, value) -> library.dictionary().hides(path) ? cipher.digest(value) : value;
  }

  /** The message; an empty one when there is none. */
  JsonNode openNullable(byte @Nullable [] sealed) {
    return sealed == null ? SORTED.createObjectNode() : open(sealed);
  }

  @Nullable String openText(byte @Nullable [] sealed) {
    return sealed == null ? null : new String(cipher.open(sealed), StandardCharsets.UTF_8);
  }

  /** The digest of a message; the order of its fields does not matter. */
  static String hash(JsonNode message) {
    try {
      return hash(SORTED.writeValueAsString(SORTED.treeToValue(message, Object.class)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a tree that cannot be written", e);
    }
  }

  static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
