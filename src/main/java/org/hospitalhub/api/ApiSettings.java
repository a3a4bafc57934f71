package org.hospitalhub.api;

import java.util.Map;
import java.util.stream.Collectors;
import org.hospitalhub.platform.ClientCertificate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of the canonical API.
 *
 * @param keysRequired whether a request without a key is refused; a key that is sent is always
 *     checked
 * @param operatorKey a key that may do everything, to make the first clients with
 * @param maxBody the longest request body
 * @param rate how often each client may ask, on each hub
 * @param anonymous how often may be asked without a right key, from each address
 * @param certificates client to the SHA-256 of the certificate without which its keys open nothing
 */
@ConfigurationProperties("hub.api")
record ApiSettings(
    @DefaultValue("true") boolean keysRequired,
    @Nullable String operatorKey,
    @DefaultValue("1MB") DataSize maxBody,
    @DefaultValue Rate rate,
    @DefaultValue Anonymous anonymous,
    @DefaultValue Map<String, String> certificates) {

  private static final int SHORTEST_KEY = 32;

  ApiSettings {
    certificates =
        certificates.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, bound -> ClientCertificate.fingerprint(bound.getValue())));
    if (operatorKey != null && operatorKey.isBlank()) {
      operatorKey = null;
    }
    if (operatorKey != null && operatorKey.length() < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "hub.api.operator-key is too short: make one with `openssl rand -hex 32`");
    }
  }

  /**
   * A rate limit.
   *
   * @param perSecond requests per second in the long run
   * @param burst requests at once after a pause
   */
  record Rate(@DefaultValue("200") double perSecond, @DefaultValue("400") int burst) {}

  /**
   * A rate limit of those who are nobody.
   *
   * @param perSecond requests per second in the long run
   * @param burst requests at once after a pause
   */
  record Anonymous(@DefaultValue("5") double perSecond, @DefaultValue("100") int burst) {}
}
