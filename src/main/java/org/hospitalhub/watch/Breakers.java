package org.hospitalhub.watch;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetricsPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Health;

/**
 * The circuit breakers of the routes as they are now: their standard metrics ({@code
 * resilience4j.circuitbreaker.*}), and since when each is in its state.
 */
public final class Breakers {

  private final TaggedCircuitBreakerMetricsPublisher metrics;
  private final Clock clock;
  private final Map<String, Watched> breakers = new ConcurrentHashMap<>();

  public Breakers(MeterRegistry registry, Clock clock) {
    this.metrics = new TaggedCircuitBreakerMetricsPublisher(registry);
    this.clock = clock;
  }

  private static final class Watched {

    private final String route;
    private final CircuitBreaker breaker;
    private volatile Instant since;

    Watched(String route, CircuitBreaker breaker, Clock clock) {
      this.route = route;
      this.breaker = breaker;
      this.since = clock.instant();
      breaker.getEventPublisher().onStateTransition(event -> since = clock.instant());
    }
  }

  /** A breaker begins to work; one of the same name in a route that was replaced is forgotten. */
  public void add(String route, CircuitBreaker breaker) {
    Watched before = breakers.put(breaker.getName(), new Watched(route, breaker, clock));
    if (before != null) {
      metrics.removeMetrics(before.breaker);
    }
    metrics.publishMetrics(breaker);
  }

  /** A breaker works no more, unless another one has taken its name. */
  public void remove(CircuitBreaker breaker) {
    Watched watched = breakers.get(breaker.getName());
    if (watched != null
        && watched.breaker == breaker
        && breakers.remove(breaker.getName(), watched)) {
      metrics.removeMetrics(breaker);
    }
  }

  /** Those that are open let calls through to try: when they would have is not known any more. */
  public void tryAgain() {
    breakers.values().stream()
        .map(watched -> watched.breaker)
        .filter(breaker -> breaker.getState() == CircuitBreaker.State.OPEN)
        .forEach(CircuitBreaker::transitionToHalfOpenState);
  }

  /** The breaker that lets the fewest calls through of those in a route; null where none is. */
  @Nullable State of(String route) {
    State worst = null;
    for (Watched watched : breakers.values()) {
      if (watched.route.equals(route)) {
        State state =
            new State(watched.breaker.getName(), watched.breaker.getState(), watched.since);
        worst = worst == null || worst.closed() ? state : worst;
      }
    }
    return worst;
  }

  /** The state of a breaker. */
  record State(String breaker, CircuitBreaker.State state, Instant since) {

    boolean closed() {
      return state == CircuitBreaker.State.CLOSED;
    }

    void describe(Health.Builder health) {
      health.withDetail("breaker", state.name().toLowerCase(Locale.ROOT));
      health.withDetail("breakerSince", since.toString());
    }
  }
}
