package org.hospitalhub.his.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.hospitalhub.exchange.Trace;
import org.hospitalhub.journal.Entry;
import org.hospitalhub.journal.Outcome;
import org.hospitalhub.journal.Payload;
import org.hospitalhub.journal.Recording;
import org.hospitalhub.journal.TimeSortedId;
import org.hospitalhub.journal.camel.CallRecording;
import org.hospitalhub.journal.camel.JournalComponent;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.CanonicalPath;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.hospitalhub.watch.HisMeters.Ending;
import org.jspecify.annotations.Nullable;

/**
 * What a HIS was asked by a message, as it was compiled then, and what became of it. The journal
 * has it beside the exchange with the platform that it was asked for, in the same trace.
 */
final class HisCall {

  private final Platform his;
  private final Operation operation;
  private final Trace trace;
  private final JsonNode canonical;
  private final JsonNode request;
  private final String sent;
  private final Instant started = Instant.now();
  private final long startedNanos = System.nanoTime();
  private @Nullable String answered;
  private Ending ending = Ending.UNAVAILABLE;

  /**
   * A call that begins.
   *
   * @param exchange whose trace it is in
   * @param request in the names of the HIS
   */
  HisCall(
      Platform his,
      Operation operation,
      Exchange exchange,
      JsonNode canonical,
      JsonNode request,
      String sent) {
    this.his = his;
    this.operation = operation;
    this.trace = Trace.of(exchange.getMessage().getHeader(Trace.HEADER, String.class));
    this.canonical = canonical;
    this.request = request;
    this.sent = sent;
  }

  Platform his() {
    return his;
  }

  Operation operation() {
    return operation;
  }

  /**
   * The canonical reply of a normalised answer, and what it says as it was asked.
   *
   * @throws CanonicalException {@code not-found} when it tells of something else
   */
  ObjectNode told(JsonNode answer) {
    ObjectNode told = operation.response().toCanonical(answer);
    operation.agrees().forEach((to, from) -> agree(told, to, from.get(canonical)));
    return told;
  }

  private static void agree(ObjectNode told, CanonicalPath path, @Nullable JsonNode asked) {
    JsonNode value = path.get(told);
    if (asked != null && value == null) {
      path.put(told, asked);
    } else if (asked != null && !asked.equals(value)) {
      throw new CanonicalException("not-found", "");
    }
  }

  void answered(String text) {
    this.answered = text;
  }

  void became(Ending known) {
    this.ending = known;
  }

  Ending ending() {
    return ending;
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startedNanos);
  }

  /**
   * This call as the journal records it.
   *
   * @param error the canonical error; null for a success
   * @param caught what the error was made of
   */
  Recording ended(@Nullable String error, @Nullable Throwable caught, String node) {
    Outcome outcome = JournalComponent.outcome(error, JournalComponent.writes(operation), caught);
    return new Ended(this, TimeSortedId.at(started), elapsed(), outcome, error, node);
  }

  private record Ended(
      HisCall call,
      UUID id,
      Duration duration,
      Outcome outcome,
      @Nullable String error,
      String node)
      implements Recording {

    @Override
    public Entry entry() {
      return new Entry(
          id,
          call.trace.id(),
          call.his.id(),
          call.operation.key(),
          call.operation.canonical(),
          Direction.OUTBOUND.id(),
          CallRecording.hospital(call.canonical),
          call.started,
          duration,
          outcome,
          error,
          node,
          CallRecording.keys(call.operation, call.request));
    }

    @Override
    public Set<String> privateKeys() {
      return call.operation.privateKeys();
    }

    @Override
    public Payload payload() {
      return new Payload(null, call.canonical.toString(), call.sent, call.answered);
    }
  }
}
