package org.hospitalhub.routes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Route;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.direct.DirectConsumer;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.NormalizedUri;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The items that are in effect. Changing them touches only what differs, so that other routes keep
 * their statistics.
 *
 * <p>A route that is still answering a call is not stopped: it only stops taking new ones, finishes
 * in its own time and is removed then. Its successor runs meanwhile, and until the next edit, under
 * an id with {@value #MARK} at the end, since Camel allows an id once. Routes from HTTP and SOAP
 * endpoints cannot do so: they stop with their endpoint, while no request is under way.
 */
final class LiveRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(LiveRoutes.class);
  private static final String MARK = "~";

  /** As long as a call to the HIS may take. */
  private static final Duration ENDPOINT_PATIENCE = Duration.ofSeconds(10);

  private static final long LAST_SECONDS = 1;

  private final ModelCamelContext context;
  private final Map<String, Live> items = new LinkedHashMap<>();
  private final Set<String> leaving = new HashSet<>();

  LiveRoutes(ModelCamelContext context) {
    this.context = context;
  }

  /** An item and the id it has in the context. */
  private record Live(RouteItem item, String id) {}

  synchronized List<RouteItem> items() {
    return items.values().stream()
        .map(Live::item)
        .sorted(Comparator.comparing(RouteItem::kind))
        .toList();
  }

  /** Whether these are the items in effect already. */
  synchronized boolean areThese(List<RouteItem> target) {
    return target.size() == items.size() && StaleRoutes.stale(items(), target).isEmpty();
  }

  /** How long requests may be held back for the calls inside: only an endpoint is worth it. */
  synchronized Duration patience(List<RouteItem> target) {
    boolean endpoints =
        StaleRoutes.stale(items(), target).stream()
            .filter(RouteItem::isRoute)
            .map(item -> context.getRoute(items.get(item.name()).id()))
            .anyMatch(route -> route != null && hasEndpoint(route));
    return endpoints ? ENDPOINT_PATIENCE : Duration.ZERO;
  }

  /**
   * Makes these the items in effect.
   *
   * @return how many items were added, replaced or removed
   * @throws RouteFailure for an item that fails; those before it are in effect then
   */
  synchronized int become(List<RouteItem> target) {
    List<Live> stale =
        StaleRoutes.stale(items(), target).stream().map(i -> items.get(i.name())).toList();
    Set<String> touched = new HashSet<>();
    for (int i = stale.size() - 1; i >= 0; i--) {
      touched.add(stale.get(i).item().name());
      remove(stale.get(i));
    }
    for (RouteItem item : target) {
      Live kept = items.get(item.name());
      if (kept == null) {
        touched.add(item.name());
        add(item);
      } else {
        items.put(item.name(), new Live(item, kept.id()));
      }
    }
    return touched.size();
  }

  private void add(RouteItem item) {
    String id = item.id();
    while (leaving.contains(id)) {
      id += MARK;
    }
    // noted first: what fails half-way has to be taken away again as well
    items.put(item.name(), new Live(item, id));
    try {
      item.load(context, id);
    } catch (Exception e) {
      throw new RouteFailure(item, e);
    }
  }

  private void remove(Live live) {
    items.remove(live.item().name());
    try {
      switch (live.item().kind()) {
        case TEMPLATE -> context.removeRouteTemplateDefinitions(live.id());
        case CONFIGURATION -> {
          var configuration = context.getRouteConfigurationDefinition(live.id());
          if (configuration != null) {
            context.removeRouteConfiguration(configuration);
          }
        }
        default -> removeRoute(live.id());
      }
    } catch (Exception e) {
      throw RuntimeCamelException.wrapRuntimeException(e);
    }
  }

  private void removeRoute(String id) throws Exception {
    context.getRouteDefinitions().removeIf(definition -> id.equals(definition.getRouteId()));
    Route route = context.getRoute(id);
    if (route != null && !hasEndpoint(route)) {
      ((DirectConsumer) route.getConsumer()).suspend();
      if (context.getInflightRepository().size(id) > 0) {
        letFinish(route);
        return;
      }
    }
    if (context.getInflightRepository().size(id) > 0) {
      LOG.warn("Route {} is stopped in the middle of a call", id);
    }
    context.getRouteController().stopRoute(id, LAST_SECONDS, TimeUnit.SECONDS, false);
    context.removeRoute(id);
  }

  private static boolean hasEndpoint(Route route) {
    return !(route.getConsumer() instanceof DirectConsumer);
  }

  /** Its successor gets an endpoint of its own: the old one is shut down with the old route. */
  private void letFinish(Route route) {
    context.getCamelContextExtension().removeRoute(route);
    String uri = route.getEndpoint().getEndpointUri();
    context.getEndpointRegistry().remove(NormalizedUri.newNormalizedUri(uri, true));
    leaving.add(route.getRouteId());
    LOG.info("Route {} finishes a call before it goes", route.getRouteId());
  }

  /** Removes the routes that have finished their last call. */
  synchronized void removeFinished() {
    for (String id : new ArrayList<>(leaving)) {
      if (context.getInflightRepository().size(id) == 0) {
        leaving.remove(id);
        try {
          context.getRouteController().stopRoute(id);
          context.removeRoute(id);
        } catch (Exception e) {
          LOG.warn("Route {}, which was replaced, could not be removed", id, e);
        }
      }
    }
  }

  /** Looks after routes that finish a call, as long as the context runs. */
  void startCleaning() {
    ScheduledExecutorService cleaner =
        context
            .getExecutorServiceManager()
            .newSingleThreadScheduledExecutor(this, "FinishedRoutes");
    cleaner.scheduleWithFixedDelay(this::removeFinished, 1, 1, TimeUnit.SECONDS);
  }
}
