package org.hospitalhub.platform;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a request holds a digest of itself, and how it is made.
 *
 * @param field the request field that holds it; null when a header does
 * @param header the header that holds it; null when a field does
 * @param title its label in the document; null when it has none
 * @param key the secret: of an HMAC, or for <code>{key}</code> in what is digested
 * @param text what is digested, with <code>{field}</code> for fields of the request
 * @param sorted what is digested otherwise: all fields by their names
 * @param encoding {@code hex}, {@code HEX} or {@code base64}
 */
public record SignatureSettings(
    @Nullable String field,
    @Nullable String header,
    @Nullable String title,
    String algorithm,
    @Nullable String key,
    @Nullable String text,
    @Nullable Sorted sorted,
    @Nullable String encoding) {

  static final String KEY = "{key}";

  /**
   * All fields of a request that are not empty, as {@code name=value} in the order of their names.
   *
   * @param exclude fields that are not digested, beside the signature itself
   * @param separator what stands between them: {@code &} unless it is there
   * @param suffix what stands behind them, with <code>{key}</code> for the secret
   */
  public record Sorted(
      @Nullable List<String> exclude, @Nullable String separator, @Nullable String suffix) {}

  /** Whether there is an algorithm; without one its providers are not even loaded. */
  boolean wanted() {
    return !algorithm.equalsIgnoreCase("none");
  }

  boolean isHmac() {
    return algorithm.toUpperCase(Locale.ROOT).startsWith("HMAC");
  }

  /** Whether it takes a secret of its own, rather than one in the text or none. */
  boolean isKeyed() {
    return key != null || sorted != null || isHmac();
  }

  /** Whether its text has more than fields of the request, which whoever sends one knows. */
  boolean hasKey() {
    return isKeyed()
        ? key != null && !key.isBlank() && (isHmac() || written().contains(KEY))
        : !written().replaceAll("\\{[^{}]+}", "").isBlank();
  }

  /** What the descriptor says of the text beside the sorted fields. */
  String written() {
    String own = sorted == null ? text : sorted.suffix();
    return own == null ? "" : own;
  }
}
