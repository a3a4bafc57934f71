package org.hospitalhub.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.hospitalhub.journal.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * {@code hub.exchanges}: how long every exchange took, by platform, operation, direction and
 * outcome; {@code hub.exchange.errors} counts those that failed by their canonical error.
 *
 * <p>Labels come from the mappings only. Whatever a caller makes up is {@value #UNKNOWN}, so that
 * nobody can fill the memory with meters.
 */
public final class ExchangeMeters {

  /** The operation of a request that names none of its platform. */
  public static final String UNKNOWN = "unknown";

  private final MeterRegistry registry;
  private final Map<Ending, Timer> exchanges = new ConcurrentHashMap<>();
  private final Map<Failure, Counter> errors = new ConcurrentHashMap<>();

  /** Meters in a registry; each is made when it is first needed, and looked up by its key after. */
  public ExchangeMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * What took part.
   *
   * @param operation {@value #UNKNOWN} when the request named none
   * @param direction {@code inbound} or {@code outbound}
   */
  public record Subject(String platform, String operation, String direction) {}

  private record Ending(Subject subject, Outcome outcome) {}

  private record Failure(Subject subject, String error) {}

  /**
   * An exchange has ended.
   *
   * @param error the canonical error; null for a success
   */
  public void ended(Subject subject, Outcome outcome, @Nullable String error, long nanos) {
    exchanges
        .computeIfAbsent(new Ending(subject, outcome), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
    if (error != null) {
      errors.computeIfAbsent(new Failure(subject, error), this::counter).increment();
    }
  }

  private Timer timer(Ending ending) {
    return Timer.builder("hub.exchanges")
        .description("Exchanges with platforms, and with the HIS through the API")
        .tag("platform", ending.subject().platform())
        .tag("operation", ending.subject().operation())
        .tag("direction", ending.subject().direction())
        .tag("outcome", ending.outcome().name().toLowerCase(Locale.ROOT))
        .register(registry);
  }

  private Counter counter(Failure failure) {
    return Counter.builder("hub.exchange.errors")
        .description("Exchanges that failed, by canonical error")
        .tag("platform", failure.subject().platform())
        .tag("operation", failure.subject().operation())
        .tag("direction", failure.subject().direction())
        .tag("error", failure.error())
        .register(registry);
  }
}
