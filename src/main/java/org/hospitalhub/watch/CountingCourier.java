package org.hospitalhub.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hospitalhub.outbox.AttemptResult;
import org.hospitalhub.outbox.Courier;

/** {@code hub.outbox.attempts}: counts what another courier comes back with. */
public final class CountingCourier implements Courier {

  private final Courier courier;
  private final MeterRegistry registry;
  private final Map<Attempt, Counter> attempts = new ConcurrentHashMap<>();

  public CountingCourier(Courier courier, MeterRegistry registry) {
    this.courier = courier;
    this.registry = registry;
  }

  private record Attempt(String platform, String operation, String outcome) {}

  @Override
  public AttemptResult carry(Parcel parcel) {
    AttemptResult outcome = courier.carry(parcel);
    attempts
        .computeIfAbsent(
            new Attempt(parcel.platform(), parcel.operation(), name(outcome)), this::counter)
        .increment();
    return outcome;
  }

  private static String name(AttemptResult outcome) {
    if (outcome instanceof AttemptResult.Taken) {
      return "taken";
    }
    if (outcome instanceof AttemptResult.Refused) {
      return "refused";
    }
    if (outcome instanceof AttemptResult.Unfit) {
      return "unfit";
    }
    return outcome instanceof AttemptResult.NotSent ? "not-sent" : "unclear";
  }

  private Counter counter(Attempt attempt) {
    return Counter.builder("hub.outbox.attempts")
        .description("Attempts to deliver")
        .tag("platform", attempt.platform())
        .tag("operation", attempt.operation())
        .tag("outcome", attempt.outcome())
        .register(registry);
  }
}
