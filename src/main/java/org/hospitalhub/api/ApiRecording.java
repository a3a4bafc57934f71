package org.hospitalhub.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hospitalhub.journal.Entry;
import org.hospitalhub.journal.Outcome;
import org.hospitalhub.journal.Payload;
import org.hospitalhub.journal.Recording;
import org.hospitalhub.journal.TimeSortedId;
import org.hospitalhub.sheet.CanonicalOperation;
import org.hospitalhub.sheet.Dictionary;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.hospitalhub.sheet.StorableText;
import org.jspecify.annotations.Nullable;

/**
 * A request of the API that has been answered, as the journal records it.
 *
 * @param operation null when it named none that there is
 * @param dictionary tells which fields are kept as digests
 */
record ApiRecording(
    UUID id,
    ApiExchange exchange,
    @Nullable CanonicalOperation operation,
    Dictionary dictionary,
    Duration duration,
    Outcome outcome,
    String node,
    @Nullable String answered)
    implements Recording {

  private static final int LONGEST_HOSPITAL = 32;

  static ApiRecording of(
      ApiExchange exchange,
      @Nullable CanonicalOperation operation,
      Dictionary dictionary,
      Outcome outcome,
      String node,
      @Nullable String answered) {
    return new ApiRecording(
        TimeSortedId.at(exchange.started()),
        exchange,
        operation,
        dictionary,
        Duration.ofNanos(exchange.elapsedNanos()),
        outcome,
        node,
        answered);
  }

  @Override
  public Entry entry() {
    String name = operation == null ? null : operation.name();
    return new Entry(
        id,
        exchange.traceId(),
        ApiJournal.PLATFORM,
        name,
        anonymous() == null ? name : null,
        Direction.INBOUND.id(),
        hospital(),
        exchange.started(),
        duration,
        outcome,
        exchange.error(),
        node,
        keys());
  }

  @Override
  public Set<String> privateKeys() {
    return keys().keySet().stream()
        .filter(dictionary::hides)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Who has no right key is nobody. */
  @Override
  public @Nullable String anonymous() {
    return "unauthorized".equals(exchange.error()) ? exchange.caller() : null;
  }

  private @Nullable String hospital() {
    String hospital = text("hospital.id");
    boolean fits = hospital.equals(StorableText.first(hospital, LONGEST_HOSPITAL));
    return hospital.isEmpty() || !fits ? null : hospital;
  }

  /** What the canonical sheet says that the message is about; a list of things is no key. */
  private Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    if (operation != null && operation.sheet().key() != null) {
      for (String path : operation.sheet().key()) {
        String value = text(path);
        if (!value.isEmpty()) {
          keys.put(path, value);
        }
      }
    }
    return keys;
  }

  private String text(String path) {
    JsonNode node = exchange.message();
    for (String step : path.split("\\.")) {
      node = node == null ? null : node.get(step);
    }
    return node == null ? "" : node.asText();
  }

  @Override
  public Payload payload() {
    JsonNode message = exchange.message();
    return new Payload(
        exchange.received(), message == null ? null : message.toString(), null, answered);
  }
}
