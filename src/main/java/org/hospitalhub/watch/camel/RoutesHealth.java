package org.hospitalhub.watch.camel;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.hospitalhub.watch.Statuses;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Component {@code routes} of the health report: DOWN until all routes run and when they end, a
 * warning when somebody has stopped some.
 */
final class RoutesHealth implements HealthIndicator {

  private final CamelContext context;

  RoutesHealth(CamelContext context) {
    this.context = context;
  }

  @Override
  public Health health() {
    if (!context.isStarted()) {
      return Health.down().build();
    }
    List<String> stopped =
        context.getRoutes().stream()
            .map(Route::getRouteId)
            .filter(id -> context.getRouteController().getRouteStatus(id) != ServiceStatus.Started)
            .sorted()
            .toList();
    Health.Builder health = Health.status(stopped.isEmpty() ? "UP" : Statuses.WARNING.getCode());
    health.withDetail("routes", context.getRoutesSize());
    return stopped.isEmpty() ? health.build() : health.withDetail("stopped", stopped).build();
  }
}
