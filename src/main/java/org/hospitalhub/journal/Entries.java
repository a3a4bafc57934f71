package org.hospitalhub.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The entries of a bundle as they stand in its row: JSON with what they do not have in common. */
final class Entries {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<Line>> LINES = new TypeReference<>() {};

  private Entries() {}

  /**
   * An entry.
   *
   * @param started microseconds since 1970
   * @param took microseconds; null while it is open
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Line(
      UUID id,
      String trace,
      long started,
      @Nullable Long took,
      @Nullable String hospital,
      @Nullable String error,
      @Nullable Map<String, String> keys) {

    static Line of(Entry e) {
      return new Line(
          e.id(),
          e.traceId(),
          ChronoUnit.MICROS.between(Instant.EPOCH, e.started()),
          e.duration() == null ? null : e.duration().toNanos() / 1000,
          e.hospital(),
          e.error(),
          e.keys());
    }

    Entry entry(Bundle.Kind kind) {
      return new Entry(
          id,
          trace,
          kind.platform(),
          kind.operation(),
          kind.canonicalOperation(),
          kind.direction(),
          hospital,
          Instant.EPOCH.plus(started, ChronoUnit.MICROS),
          took == null ? null : Duration.of(took, ChronoUnit.MICROS),
          kind.outcome(),
          error,
          kind.node(),
          keys == null ? Map.of() : keys);
    }
  }

  static String write(List<Entry> entries) {
    try {
      return JSON.writeValueAsString(entries.stream().map(Line::of).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Entry> read(String entries, Bundle.Kind kind) {
    try {
      return JSON.readValue(entries, LINES).stream().map(line -> line.entry(kind)).toList();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
