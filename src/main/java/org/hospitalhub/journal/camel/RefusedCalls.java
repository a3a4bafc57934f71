package org.hospitalhub.journal.camel;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.hospitalhub.exchange.Trace;
import org.hospitalhub.journal.Entry;
import org.hospitalhub.journal.Journal;
import org.hospitalhub.journal.Nodes;
import org.hospitalhub.journal.Outcome;
import org.hospitalhub.journal.Payload;
import org.hospitalhub.journal.Recording;
import org.hospitalhub.journal.TimeSortedId;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.hospitalhub.watch.ExchangeMeters;
import org.hospitalhub.watch.ExchangeMeters.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records and counts the calls of platforms that reach no route. */
@Component
public final class RefusedCalls {

  private static final String ERROR = "malformed";

  private final Journal journal;
  private final ExchangeMeters meters;
  private final String node;

  RefusedCalls(Journal journal, ExchangeMeters meters, Nodes nodes) {
    this.journal = journal;
    this.meters = meters;
    this.node = nodes.self();
  }

  private record Refused(Entry entry, Payload payload) implements Recording {}

  /** A call of a platform was refused; the reason is what it was answered. */
  public void refused(String platform, @Nullable String traceparent, String reason) {
    Instant now = Instant.now();
    Entry entry =
        new Entry(
            TimeSortedId.at(now),
            Trace.of(traceparent).id(),
            platform,
            null,
            null,
            Direction.INBOUND.id(),
            null,
            now,
            Duration.ZERO,
            Outcome.FAILURE,
            ERROR,
            node,
            Map.of());
    journal.close(new Refused(entry, new Payload(null, null, null, reason)));
    meters.ended(
        new Subject(platform, ExchangeMeters.UNKNOWN, Direction.INBOUND.id()),
        Outcome.FAILURE,
        ERROR,
        0);
  }
}
