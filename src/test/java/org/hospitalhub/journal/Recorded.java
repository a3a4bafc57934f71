package org.hospitalhub.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A synthetic exchange to record. */
record Recorded(Entry entry, Payload payload, boolean opened) implements Recording {

  @Override
  public Recorded whole() {
    Payload begun = new Payload("<in>whole</in>", "{}", null, null);
    return new Recorded(entry, begun.and(payload), false);
  }

  static Recorded read(Instant started, String reference) {
    return of("alpha", "B01", "schedule.search", started, reference, Outcome.SUCCESS, null);
  }

  static Recorded of(
      String platform,
      String operation,
      String canonical,
      Instant started,
      String reference,
      Outcome outcome,
      String error) {
    Entry entry =
        new Entry(
            TimeSortedId.at(started),
            "0af7651916cd43dd8448eb211c80319c",
            platform,
            operation,
            canonical,
            "inbound",
            "H001",
            started,
            outcome == Outcome.OPEN ? null : Duration.ofNanos(1_234_000),
            outcome,
            error,
            "node-1",
            Map.of("platformReference", reference, "slot", "S" + reference));
    return new Recorded(
        entry, new Payload("<in>" + reference + "</in>", "{}", null, "<out/>"), false);
  }

  /** The same in another trace. */
  Recorded in(String trace) {
    Entry e = entry;
    Entry other =
        new Entry(
            e.id(),
            trace,
            e.platform(),
            e.operation(),
            e.canonicalOperation(),
            e.direction(),
            e.hospital(),
            e.started(),
            e.duration(),
            e.outcome(),
            e.error(),
            e.node(),
            e.keys());
    return new Recorded(other, payload, opened);
  }

  static Recorded open(Instant started, String reference) {
    Recorded begun = of("alpha", "B08", "appointment.book", started, reference, Outcome.OPEN, null);
    Payload received = new Payload(begun.payload().received(), "{}", null, null);
    return new Recorded(begun.entry(), received, false);
  }

  Recorded closed(Outcome outcome, String error) {
    Entry e = entry;
    Entry end =
        new Entry(
            e.id(),
            e.traceId(),
            e.platform(),
            e.operation(),
            e.canonicalOperation(),
            e.direction(),
            e.hospital(),
            e.started(),
            Duration.ofMillis(7),
            outcome,
            error,
            e.node(),
            e.keys());
    return new Recorded(end, new Payload(null, null, null, "<end/>"), true);
  }
}
