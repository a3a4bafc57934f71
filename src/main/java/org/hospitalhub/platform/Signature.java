package org.hospitalhub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;

/** The field of a request that holds a digest of it. */
final class Signature {

  private static final Pattern FIELD = Pattern.compile("\\{([^{}]+)}");

  private static final Provider PROVIDER = new BouncyCastleProvider();

  private final Descriptor.Signature settings;

  /**
   * A signature.
   *
   * @throws IllegalArgumentException when the algorithm is no message digest
   */
  private Signature(Descriptor.Signature settings) {
    this.settings = settings;
    digest("");
  }

  /** Null where none is wanted. */
  static @Nullable Signature from(Descriptor.@Nullable Signature settings) {
    return settings == null || !settings.wanted() ? null : new Signature(settings);
  }

  String field() {
    return settings.field();
  }

  /** The lower-case hexadecimal digest that belongs to a request. */
  String of(JsonNode request) {
    return digest(
        FIELD
            .matcher(settings.text())
            .replaceAll(
                found -> Matcher.quoteReplacement(request.path(found.group(1)).asText().strip())));
  }

  /**
   * Refuses a request with a wrong digest.
   *
   * @throws CanonicalException {@code unauthorized}
   */
  void require(JsonNode request) {
    byte[] expected = of(request).getBytes(StandardCharsets.US_ASCII);
    String given = request.path(settings.field()).asText().strip().toLowerCase(Locale.ROOT);
    if (!MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
      throw new CanonicalException("unauthorized", name() + "错误");
    }
  }

  private String name() {
    String field = settings.field();
    return settings.title() == null ? field : settings.title() + "(" + field + ")";
  }

  private String digest(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance(settings.algorithm(), PROVIDER);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException(settings.algorithm() + " is no message digest", e);
    }
  }
}
