package org.hospitalhub.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.DataFormatException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals with one key and opens with any of several, so that keys can be rotated: compressed, then
 * AES-GCM with a random nonce. What is sealed reads: compression (1 byte), length of the key's id
 * (1 byte), the key's id (ASCII), nonce (12 bytes), ciphertext and tag; what stands before the
 * ciphertext is authenticated with it.
 */
public final class KeyRing implements PayloadCipher {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private static final String HMAC = "HmacSHA256";
  private static final String PURPOSE = "business keys";
  private static final int DIGEST = 16;

  private final Map<String, SecretKey> keys;
  private final Map<String, SecretKey> digestKeys = new TreeMap<>();
  private final String current;
  private final Compression compression;
  private final SecureRandom random = new SecureRandom();

  /**
   * A ring.
   *
   * @param keys AES keys by their ids
   * @param current the id of the key that seals
   */
  public KeyRing(Map<String, SecretKey> keys, String current) {
    this(keys, current, Compression.best());
  }

  KeyRing(Map<String, SecretKey> keys, String current, Compression compression) {
    if (!keys.containsKey(current)) {
      throw new IllegalArgumentException(
          "no key '" + current + "' to seal with; there are " + keys.keySet());
    }
    this.keys = new TreeMap<>(keys);
    keys.forEach((id, key) -> digestKeys.put(id, digestKey(key)));
    this.current = current;
    this.compression = compression;
  }

  /** The id of the key that seals. */
  public String current() {
    return current;
  }

  /** The id of the key that a sealed payload needs. */
  public static String keyOf(byte[] sealed) {
    if (sealed.length < 2 || !Compression.isFormat(sealed[0]) || sealed.length < header(sealed)) {
      throw new UnreadablePayloadException("this is no sealed payload", null);
    }
    return new String(sealed, 2, sealed[1], StandardCharsets.US_ASCII);
  }

  private static int header(byte[] sealed) {
    return 2 + sealed[1] + NONCE;
  }

  @Override
  public byte[] seal(byte[] plain) {
    byte[] id = current.getBytes(StandardCharsets.US_ASCII);
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] header =
        ByteBuffer.allocate(2 + id.length + NONCE)
            .put(compression.format())
            .put((byte) id.length)
            .put(id)
            .put(nonce)
            .array();
    try {
      byte[] secret =
          cipher(Cipher.ENCRYPT_MODE, current, header).doFinal(compression.compress(plain));
      return ByteBuffer.allocate(header.length + secret.length).put(header).put(secret).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("key '" + current + "' cannot seal", e);
    }
  }

  @Override
  public byte[] open(byte[] sealed) {
    String id = keyOf(sealed);
    if (!keys.containsKey(id)) {
      throw new UnreadablePayloadException(
          "key '" + id + "' is missing: add it to hub.journal.keys", null);
    }
    byte[] header = Arrays.copyOf(sealed, header(sealed));
    try {
      byte[] compressed =
          cipher(Cipher.DECRYPT_MODE, id, header)
              .doFinal(sealed, header.length, sealed.length - header.length);
      return Compression.of(sealed[0]).expand(compressed);
    } catch (LinkageError e) {
      throw new UnreadablePayloadException(
          "another hub compressed it in a way that this machine cannot load: see this one's log",
          e);
    } catch (GeneralSecurityException | DataFormatException e) {
      throw new UnreadablePayloadException(
          "not sealed with this key '" + id + "', or changed since: restore the right key", e);
    }
  }

  /** A key seals or digests, never both: what it digests with is derived from it. */
  private static SecretKey digestKey(SecretKey key) {
    return new SecretKeySpec(hmac(new SecretKeySpec(key.getEncoded(), HMAC), PURPOSE), HMAC);
  }

  private static byte[] hmac(SecretKey key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }

  private static String digest(SecretKey key, String value) {
    byte[] digest = Arrays.copyOf(hmac(key, value), DIGEST);
    return "hmac:" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  @Override
  public String digest(String value) {
    return digest(digestKeys.get(current), value);
  }

  @Override
  public Set<String> digests(String value) {
    return digestKeys.values().stream()
        .map(key -> digest(key, value))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Cipher cipher(int mode, String id, byte[] header) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    GCMParameterSpec nonce = new GCMParameterSpec(TAG_BITS, header, header.length - NONCE, NONCE);
    cipher.init(mode, keys.get(id), nonce);
    cipher.updateAAD(header);
    return cipher;
  }
}
