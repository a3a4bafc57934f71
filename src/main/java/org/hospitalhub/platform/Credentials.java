package org.hospitalhub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hospitalhub.sheet.CanonicalException;

/**
 * The systems that may ask: each sends its id and its key with every request. Only digests of the
 * keys are known here.
 */
final class Credentials {

  private static final String DIGEST = "[0-9A-Fa-f]{64}";

  private final Descriptor.Credentials settings;
  private final Map<String, byte[]> digests = new HashMap<>();
  private final Networks trusted;

  /**
   * The systems of a descriptor.
   *
   * @throws IllegalArgumentException when one is not written {@code id=digest}
   */
  Credentials(Descriptor.Credentials settings) {
    this.settings = settings;
    for (String system : Networks.split(List.of(settings.systems()))) {
      String[] parts = system.split("=", 2);
      if (parts.length < 2 || !parts[1].matches(DIGEST)) {
        throw new IllegalArgumentException(
            "credentials.systems: write <id>=<SHA-256 of id:key, hexadecimal>, with commas"
                + " between");
      }
      digests.put(parts[0], HexFormat.of().parseHex(parts[1].toLowerCase(Locale.ROOT)));
    }
    String addresses = settings.trusted();
    this.trusted = new Networks(addresses == null ? List.of() : List.of(addresses));
  }

  /**
   * Refuses a request without the key of a known system.
   *
   * @param request the request as it was read; one in bare form has no place for credentials, they
   *     are taken from the transport's headers of the same names
   * @throws CanonicalException {@code unauthorized}
   */
  void require(JsonNode request, Form form, Incoming incoming) {
    boolean bare = form.bare();
    String id = claimed(request, form, incoming);
    String key = bare ? header(incoming, settings.keyField()) : field(request, settings.keyField());
    if (bare && id.isEmpty() && trusted.contain(incoming.caller())) {
      return;
    }
    byte[] expected = digests.get(id);
    if (!MessageDigest.isEqual(expected, digest(id + ":" + key))) {
      throw new CanonicalException(
          "unauthorized", "鉴权失败：%s或%s错误".formatted(settings.idField(), settings.keyField()));
    }
  }

  /** The system that a request says it is from; empty when it says none. */
  String claimed(JsonNode request, Form form, Incoming incoming) {
    return form.bare() ? header(incoming, settings.idField()) : field(request, settings.idField());
  }

  private static String field(JsonNode request, String name) {
    return request.path(name).asText().strip();
  }

  private static String header(Incoming incoming, String name) {
    String value = incoming.headers().apply(name);
    return value == null ? "" : value.strip();
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
