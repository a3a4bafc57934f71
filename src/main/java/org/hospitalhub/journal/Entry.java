package org.hospitalhub.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.hospitalhub.sheet.StorableText;
import org.jspecify.annotations.Nullable;

/**
 * An exchange.
 *
 * @param id sorts by the time the exchange began ({@link TimeSortedId})
 * @param traceId 32 hexadecimal digits
 * @param platform the platform, or the HIS connector, at the other end
 * @param operation the platform's key of the operation; null when the request named none
 * @param direction {@code inbound}: the platform called; {@code outbound}: the hub called it
 * @param duration null while it is open
 * @param error the canonical error; null unless it failed
 * @param node the process that carried it out
 * @param keys business keys by the names that the sheet gives them
 */
public record Entry(
    UUID id,
    String traceId,
    String platform,
    @Nullable String operation,
    @Nullable String canonicalOperation,
    String direction,
    @Nullable String hospital,
    Instant started,
    @Nullable Duration duration,
    Outcome outcome,
    @Nullable String error,
    String node,
    Map<String, String> keys) {

  private static final int LONGEST_KEY = 128;

  /** Keys are kept, and looked for, as the database can hold them. */
  public Entry {
    Map<String, String> kept = new LinkedHashMap<>();
    keys.forEach((name, value) -> kept.put(name, key(value)));
    keys = Collections.unmodifiableMap(kept);
  }

  /** The value of a business key as it is kept. */
  static String key(String value) {
    return StorableText.first(value, LONGEST_KEY);
  }
}
