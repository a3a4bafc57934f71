package org.hospitalhub.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hospitalhub.journal.Journal;
import org.hospitalhub.journal.Outcome;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.sheet.CanonicalOperation;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.hospitalhub.watch.ExchangeMeters;
import org.jspecify.annotations.Nullable;

/**
 * Notes the requests of the API that are no exchange with a platform themselves, one entry each:
 * those that the outbox took, and those that were refused.
 */
public final class ApiJournal {

  /** The platform of its entries; no platform can have this name, it is that of a folder. */
  static final String PLATFORM = "canonical";

  private final Journal journal;
  private final ExchangeMeters meters;
  private final LiveMappings mappings;
  private final String node;

  ApiJournal(Journal journal, ExchangeMeters meters, LiveMappings mappings, String node) {
    this.journal = journal;
    this.meters = meters;
    this.mappings = mappings;
    this.node = node;
  }

  /**
   * A request has been answered.
   *
   * @param answered the text of the answer
   */
  public void ended(ApiExchange exchange, @Nullable String answered) {
    CanonicalOperation operation = operation(exchange.operation());
    if (operation != null && exchange.message() instanceof ObjectNode message) {
      operation.normalise(message);
    }
    Outcome outcome = outcome(exchange);
    journal.close(
        ApiRecording.of(
            exchange,
            operation,
            mappings.current().library().dictionary(),
            outcome,
            node,
            answered));
    counted(exchange);
  }

  private static Outcome outcome(ApiExchange exchange) {
    return exchange.error() == null ? Outcome.SUCCESS : Outcome.FAILURE;
  }

  /** A request has been answered that is not worth an entry. */
  void counted(ApiExchange exchange) {
    CanonicalOperation operation = operation(exchange.operation());
    String label = operation == null ? ExchangeMeters.UNKNOWN : operation.name();
    meters.ended(
        new ExchangeMeters.Subject(PLATFORM, label, Direction.INBOUND.id()),
        outcome(exchange),
        exchange.error(),
        exchange.elapsedNanos());
  }

  private @Nullable CanonicalOperation operation(@Nullable String name) {
    return name == null ? null : mappings.current().library().operations().get(name);
  }
}
