package org.hospitalhub.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;

/** The field or header of a request that holds a digest of it. */
final class Signature {

  private static final Pattern FIELD = Pattern.compile("\\{([^{}]+)}");

  private static final String BASE64 = "base64";

  private static final Provider PROVIDER = new BouncyCastleProvider();

  private final SignatureSettings settings;
  private final boolean usable;
  private final String key;
  private final Set<String> excluded = new HashSet<>();

  /**
   * A signature.
   *
   * @throws IllegalArgumentException when there is no such algorithm
   */
  private Signature(SignatureSettings settings) {
    this.settings = settings;
    this.usable = !settings.isKeyed() || settings.hasKey();
    this.key = settings.key() == null ? "" : settings.key();
    SignatureSettings.Sorted sorted = settings.sorted();
    if (sorted != null && sorted.exclude() != null) {
      excluded.addAll(sorted.exclude());
    }
    if (settings.field() != null) {
      excluded.add(settings.field());
    }
    digest("");
  }

  /** Null where none is wanted. */
  static @Nullable Signature from(@Nullable SignatureSettings settings) {
    return settings == null || !settings.wanted() ? null : new Signature(settings);
  }

  /** The field is there before it is known, where the contract has it. */
  void announce(ObjectNode request) {
    if (settings.field() != null) {
      request.put(settings.field(), "");
    }
  }

  /** Writes it into its field, if it has one. */
  void sign(ObjectNode request) {
    if (settings.field() != null) {
      request.put(settings.field(), of(request));
    }
  }

  /** The headers that belong to a request. */
  Map<String, String> headers(JsonNode request) {
    return settings.header() == null ? Map.of() : Map.of(settings.header(), of(request));
  }

  /** The digest that belongs to a request; empty when the secret is not set. */
  private String of(JsonNode request) {
    if (!usable) {
      return "";
    }
    byte[] digest = digest(settings.sorted() == null ? text(request) : sorted(request));
    if (BASE64.equals(settings.encoding())) {
      return Base64.getEncoder().encodeToString(digest);
    }
    return ("HEX".equals(settings.encoding()) ? HexFormat.of().withUpperCase() : HexFormat.of())
        .formatHex(digest);
  }

  private String text(JsonNode request) {
    return FIELD
        .matcher(settings.written())
        .replaceAll(found -> Matcher.quoteReplacement(value(found, request)));
  }

  private String value(MatchResult found, JsonNode request) {
    return settings.key() != null && found.group().equals(SignatureSettings.KEY)
        ? key
        : request.path(found.group(1)).asText().strip();
  }

  private String sorted(JsonNode request) {
    String separator = Objects.requireNonNull(settings.sorted()).separator();
    return request.properties().stream()
            .filter(field -> !excluded.contains(field.getKey()))
            .map(field -> Map.entry(field.getKey(), value(field.getValue())))
            .filter(field -> !field.getValue().isEmpty())
            .sorted(Map.Entry.comparingByKey())
            .map(field -> field.getKey() + "=" + field.getValue())
            .collect(Collectors.joining(separator == null ? "&" : separator))
        + settings.written().replace(SignatureSettings.KEY, key);
  }

  private static String value(JsonNode value) {
    return value.isContainerNode() ? value.toString() : value.asText().strip();
  }

  /**
   * Refuses a request with a wrong digest, or any when the secret is not set.
   *
   * @param headers the value of a header by its name
   * @throws CanonicalException {@code unauthorized}
   */
  void require(JsonNode request, Function<String, @Nullable String> headers) {
    String expected = of(request);
    String given =
        settings.header() == null
            ? request.path(settings.field()).asText()
            : Objects.requireNonNullElse(headers.apply(settings.header()), "");
    if (expected.isEmpty() || !MessageDigest.isEqual(bytes(expected), bytes(given.strip()))) {
      throw new CanonicalException("unauthorized", name() + "错误");
    }
  }

  /** Hexadecimal digits are the same in either case. */
  private byte[] bytes(String digest) {
    return (BASE64.equals(settings.encoding()) ? digest : digest.toLowerCase(Locale.ROOT))
        .getBytes(UTF_8);
  }

  private String name() {
    String at = settings.header() == null ? settings.field() : settings.header();
    return settings.title() == null ? String.valueOf(at) : settings.title() + "(" + at + ")";
  }

  private byte[] digest(String text) {
    try {
      if (settings.isHmac()) {
        Mac mac = Mac.getInstance(settings.algorithm(), PROVIDER);
        mac.init(new SecretKeySpec(usable ? key.getBytes(UTF_8) : new byte[1], "RAW"));
        return mac.doFinal(text.getBytes(UTF_8));
      }
      return MessageDigest.getInstance(settings.algorithm(), PROVIDER).digest(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          settings.algorithm() + " is no message digest and no HMAC", e);
    }
  }
}
