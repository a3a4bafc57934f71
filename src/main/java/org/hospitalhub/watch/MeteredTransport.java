package org.hospitalhub.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hospitalhub.outbox.AttemptResult;
import org.hospitalhub.outbox.Transport;

/** {@code hub.outbox.attempts}: counts the results of another transport. */
public final class MeteredTransport implements Transport {

  private final Transport transport;
  private final MeterRegistry registry;
  private final Map<Attempt, Counter> attempts = new ConcurrentHashMap<>();

  public MeteredTransport(Transport transport, MeterRegistry registry) {
    this.transport = transport;
    this.registry = registry;
  }

  private record Attempt(String platform, String operation, String outcome) {}

  @Override
  public AttemptResult send(Request request) {
    AttemptResult outcome = transport.send(request);
    attempts
        .computeIfAbsent(
            new Attempt(request.platform(), request.operation(), name(outcome)), this::counter)
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
