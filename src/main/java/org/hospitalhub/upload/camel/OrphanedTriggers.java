package org.hospitalhub.upload.camel;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes timers that no route has any more. Camel leaves those of a cluster alone when a route
 * stops, since it cannot tell a route that goes for good from a node that does.
 */
final class OrphanedTriggers extends EventNotifierSupport {

  private static final Logger LOG = LoggerFactory.getLogger(OrphanedTriggers.class);

  private final Scheduler scheduler;

  OrphanedTriggers(Scheduler scheduler) {
    this.scheduler = scheduler;
    setIgnoreCamelContextInitEvents(true);
    setIgnoreExchangeEvents(true);
    setIgnoreServiceEvents(true);
    setIgnoreStepEvents(true);
  }

  @Override
  public boolean isEnabled(CamelEvent event) {
    return event instanceof CamelEvent.CamelContextStartedEvent
        || event instanceof CamelEvent.RouteRemovedEvent;
  }

  @Override
  public void notify(CamelEvent event) throws SchedulerException {
    if (event instanceof CamelEvent.RouteEvent of) {
      remove(of.getRoute().getCamelContext(), of.getRoute());
    } else {
      remove(((CamelEvent.CamelContextEvent) event).getContext(), null);
    }
  }

  /** A route that is being removed is still among those of the context. */
  private void remove(CamelContext context, @Nullable Route leaving) throws SchedulerException {
    if (!context.getStatus().isStarted() || scheduler.isShutdown()) {
      return;
    }
    Set<TriggerKey> wanted =
        context.getRoutes().stream()
            .filter(route -> route != leaving)
            .map(Route::getEndpoint)
            .filter(QuartzEndpoint.class::isInstance)
            .map(endpoint -> ((QuartzEndpoint) endpoint).getTriggerKey())
            .collect(Collectors.toSet());
    for (TriggerKey key : scheduler.getTriggerKeys(GroupMatcher.anyTriggerGroup())) {
      if (!wanted.contains(key) && !key.getGroup().equals(Scheduler.DEFAULT_RECOVERY_GROUP)) {
        scheduler.unscheduleJob(key);
        LOG.info("No route has the timer {} any more: removed", key);
      }
    }
  }
}
