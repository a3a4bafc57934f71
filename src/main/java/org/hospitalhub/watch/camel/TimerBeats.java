package org.hospitalhub.watch.camel;

import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.NamedRoute;
import org.apache.camel.Route;
import org.apache.camel.component.timer.TimerEndpoint;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.hospitalhub.threads.Heartbeats;
import org.jspecify.annotations.Nullable;

/** The timers of routes are loops of the hub: one that does not fire any more is noticed. */
public final class TimerBeats implements RoutePolicyFactory {

  /** How long a firing may take: a database that answers no more is waited for. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Heartbeats heartbeats;

  public TimerBeats(Heartbeats heartbeats) {
    this.heartbeats = heartbeats;
  }

  @Override
  public @Nullable RoutePolicy createRoutePolicy(
      CamelContext context, String routeId, NamedNode route) {
    return ((NamedRoute) route).getEndpointUrl().startsWith("timer:") ? new Beats() : null;
  }

  private final class Beats extends RoutePolicySupport {

    @Override
    public void onStart(Route route) {
      beat(route);
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      beat(route);
    }

    @Override
    public void onStop(Route route) {
      heartbeats.end(name(route));
    }

    private void beat(Route route) {
      if (route.getEndpoint() instanceof TimerEndpoint timer) {
        heartbeats.beat(name(route), PATIENCE.plusMillis(timer.getPeriod()));
      }
    }

    private static String name(Route route) {
      return "timer of route " + route.getId();
    }
  }
}
