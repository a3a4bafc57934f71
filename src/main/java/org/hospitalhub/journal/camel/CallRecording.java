package org.hospitalhub.journal.camel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hospitalhub.exchange.Call;
import org.hospitalhub.journal.Entry;
import org.hospitalhub.journal.Outcome;
import org.hospitalhub.journal.Payload;
import org.hospitalhub.journal.Recording;
import org.hospitalhub.journal.TimeSortedId;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.jspecify.annotations.Nullable;

/**
 * A call as the journal records it.
 *
 * @param opening what had passed when it was opened; null when it was not
 * @param duration null while it is open
 */
public record CallRecording(
    UUID id,
    Call call,
    String node,
    @Nullable Payload opening,
    @Nullable Duration duration,
    Outcome outcome,
    @Nullable String error)
    implements Recording {

  /** A call that begins. */
  static CallRecording opening(Call call, String node) {
    UUID id = TimeSortedId.at(call.started());
    return new CallRecording(id, call, node, passed(call), null, Outcome.OPEN, null);
  }

  /** A call that has ended and was not opened. */
  static CallRecording ended(Call call, String node, Outcome ending, @Nullable String error) {
    UUID id = TimeSortedId.at(call.started());
    Duration took = Duration.ofNanos(call.elapsedNanos());
    return new CallRecording(id, call, node, null, took, ending, error);
  }

  /** This call, now that it has ended. */
  CallRecording ended(Outcome ending, @Nullable String canonicalError) {
    Duration took = Duration.ofNanos(call.elapsedNanos());
    return new CallRecording(id, call, node, opening, took, ending, canonicalError);
  }

  /** Who sends a request that cannot be read, or no right credentials, is nobody. */
  @Override
  public @Nullable String anonymous() {
    return outcome == Outcome.FAILURE && call.request() == null && call.received() != null
        ? call.caller()
        : null;
  }

  @Override
  public long weight() {
    return 2 * length(call.received()) + length(call.sent()) + length(call.answered());
  }

  private static long length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }

  @Override
  public boolean opened() {
    return opening != null && duration != null;
  }

  @Override
  public CallRecording whole() {
    return new CallRecording(id, call, node, null, duration, outcome, error);
  }

  @Override
  public Entry entry() {
    Operation operation = call.operation();
    return new Entry(
        id,
        call.trace().id(),
        call.platform().id(),
        operation == null ? null : operation.key(),
        operation == null || anonymous() != null ? null : operation.canonical(),
        operation == null ? Direction.INBOUND.id() : operation.direction().id(),
        hospital(call.canonical()),
        call.started(),
        duration,
        outcome,
        error,
        node,
        operation == null ? Map.of() : keys(operation, call.request()));
  }

  @Override
  public Set<String> privateKeys() {
    Operation operation = call.operation();
    return operation == null ? Set.of() : operation.privateKeys();
  }

  /** The hospital that a canonical request names, where it can be one. */
  public static @Nullable String hospital(@Nullable JsonNode canonical) {
    String id = canonical == null ? "" : canonical.path("hospital").path("id").asText();
    return id.isEmpty() || id.length() > 32 ? null : id;
  }

  /** The business keys that a sheet declares, as a request has them. */
  public static Map<String, String> keys(Operation operation, @Nullable JsonNode request) {
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
                keys.put(name, value);
              }
            });
    return keys;
  }

  @Override
  public Payload payload() {
    if (opening == null) {
      return passed(call);
    }
    return duration == null ? opening : passed(call).since(opening);
  }

  private static Payload passed(Call call) {
    JsonNode canonical = call.canonical();
    return new Payload(
        call.received(),
        canonical == null ? null : canonical.toString(),
        call.sent(),
        call.answered());
  }
}
