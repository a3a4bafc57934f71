package org.hospitalhub.watch.camel;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Route;
import org.apache.camel.component.resilience4j.ResilienceProcessor;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.RouteRemovedEvent;
import org.apache.camel.spi.CamelEvent.RouteStartedEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.hospitalhub.watch.Breakers;

/** Tells which circuit breakers there are, while routes come and go. */
final class BreakerWatch extends SimpleEventNotifierSupport {

  private final Breakers breakers;

  /** A route that is removed has no processors any more. */
  private final Map<Route, List<CircuitBreaker>> known = new ConcurrentHashMap<>();

  BreakerWatch(Breakers breakers) {
    this.breakers = breakers;
    setIgnoreExchangeEvents(true);
    setIgnoreStepEvents(true);
  }

  @Override
  public boolean isEnabled(CamelEvent event) {
    return event instanceof RouteStartedEvent || event instanceof RouteRemovedEvent;
  }

  @Override
  public void notify(CamelEvent event) {
    if (event instanceof RouteStartedEvent started) {
      Route route = started.getRoute();
      List<CircuitBreaker> found = breakers(route);
      if (!found.isEmpty() && known.put(route, found) == null) {
        found.forEach(breaker -> breakers.add(route.getRouteId(), breaker));
      }
    } else if (event instanceof RouteRemovedEvent removed) {
      List<CircuitBreaker> gone = known.remove(removed.getRoute());
      if (gone != null) {
        gone.forEach(breakers::remove);
      }
    }
  }

  private static List<CircuitBreaker> breakers(Route route) {
    return route.filter("*").stream()
        .filter(ResilienceProcessor.class::isInstance)
        .map(processor -> ((ResilienceProcessor) processor).getCircuitBreaker())
        .toList();
  }
}
