package org.hospitalhub.camel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hospitalhub.journal.Entry;
import org.hospitalhub.journal.Outcome;
import org.hospitalhub.journal.Payload;
import org.hospitalhub.journal.Recording;
import org.hospitalhub.journal.TimeSortedId;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.jspecify.annotations.Nullable;

/** A call as the journal records it. */
record CallRecording(
    UUID id,
    Call call,
    String node,
    boolean opened,
    @Nullable Duration duration,
    Outcome outcome,
    @Nullable String error)
    implements Recording {

  private static final int LONGEST_VALUE = 128;

  /** A call that begins. */
  static CallRecording opening(Call call, String node) {
    UUID id = TimeSortedId.at(call.started());
    return new CallRecording(id, call, node, false, null, Outcome.OPEN, null);
  }

  /** The call, now that it has ended, with an error or without. */
  CallRecording ended(boolean wasOpened, Outcome ending, @Nullable String canonicalError) {
    Duration took = Duration.ofNanos(call.elapsedNanos());
    return new CallRecording(id, call, node, wasOpened, took, ending, canonicalError);
  }

  @Override
  public Entry entry() {
    Operation operation = call.operation();
    return new Entry(
        id,
        call.trace().id(),
        call.platform().id(),
        operation == null ? null : operation.key(),
        operation == null ? null : operation.canonical(),
        operation == null ? Direction.INBOUND.id() : operation.direction().id(),
        hospital(),
        call.started(),
        duration,
        outcome,
        error,
        node,
        operation == null ? Map.of() : keys(operation));
  }

  private @Nullable String hospital() {
    JsonNode canonical = call.canonical();
    String id = canonical == null ? "" : canonical.path("hospital").path("id").asText();
    return id.isEmpty() || id.length() > 32 ? null : id;
  }

  private Map<String, String> keys(Operation operation) {
    JsonNode request = call.request();
    if (request == null) {
      return Map.of();
    }
    Map<String, String> keys = new HashMap<>();
    operation
        .keys()
        .forEach(
            (name, path) -> {
              String value = WirePaths.text(request, path);
              if (!value.isEmpty()) {
                keys.put(name, value.substring(0, Math.min(value.length(), LONGEST_VALUE)));
              }
            });
    return keys;
  }

  @Override
  public Payload payload() {
    JsonNode canonical = call.canonical();
    return new Payload(
        call.received(),
        canonical == null ? null : canonical.toString(),
        call.sent(),
        call.answered());
  }
}
