package org.hospitalhub.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a repeat is known by.
 *
 * @param key the values of the fields that the sheet names, or their digest when they are long
 */
public record RequestKey(String platform, String operation, String key) {

  private static final int LONGEST = 128;

  /** The key of a request. */
  public static RequestKey of(String platform, String operation, List<String> values) {
    // the lengths tell ("a", "bc") from ("ab", "c")
    StringBuilder key = new StringBuilder();
    values.forEach(value -> key.append(value.length()).append(':').append(value));
    boolean fits = key.length() <= LONGEST;
    return new RequestKey(platform, operation, fits ? key.toString() : digest(key.toString()));
  }

  /** The digest by which contents are compared. */
  public static String digest(String content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
