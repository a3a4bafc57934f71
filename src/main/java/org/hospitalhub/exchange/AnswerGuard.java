package org.hospitalhub.exchange;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.NamedNode;
import org.apache.camel.NamedRoute;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last look at what a caller is answered: only what a step has made for an answer. A route that
 * fails and does not catch it, or ends without such a step, is refused as its callers expect it.
 */
public final class AnswerGuard implements RoutePolicyFactory {

  private static final Logger LOG = LoggerFactory.getLogger(AnswerGuard.class);
  private static final String ANSWERED = "hub.answered";

  private final Processor refusePlatform;
  private final Processor refuseApi;
  private final Processor close;

  /**
   * A guard.
   *
   * @param refusePlatform answers the platform whose call it is
   * @param refuseApi answers the API's caller
   * @param close has the exchange in the journal
   */
  public AnswerGuard(Processor refusePlatform, Processor refuseApi, Processor close) {
    this.refusePlatform = refusePlatform;
    this.refuseApi = refuseApi;
    this.close = close;
  }

  /** Now the exchange has its answer. */
  public static void answered(Exchange exchange) {
    exchange.setProperty(ANSWERED, Boolean.TRUE);
  }

  @Override
  public @Nullable RoutePolicy createRoutePolicy(
      CamelContext context, String routeId, NamedNode route) {
    // of a route made from a template the address is a parameter
    String from = context.resolvePropertyPlaceholders(((NamedRoute) route).getEndpointUrl());
    if (from.startsWith("platform-http:/api/")) {
      return new Guard(refuseApi, true);
    }
    return from.startsWith("platform-http:") || from.startsWith("cxf:")
        ? new Guard(refusePlatform, false)
        : null;
  }

  private final class Guard extends RoutePolicySupport {

    private final Processor refuse;
    private final boolean always;

    Guard(Processor refuse, boolean always) {
      this.refuse = refuse;
      this.always = always;
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      Call call = Call.of(exchange);
      boolean concerned = always || call != null && call.received() != null;
      if (concerned && exchange.getProperty(ANSWERED) == null) {
        LOG.error("Route {} has ended without an answer: the caller is refused", route.getId());
        refuse(exchange);
      }
    }

    private void refuse(Exchange exchange) {
      Exception failure = exchange.getException();
      exchange.setException(null);
      exchange.setRouteStop(false);
      exchange.setProperty(
          ExchangePropertyKey.EXCEPTION_CAUGHT,
          failure == null ? new IllegalStateException("no step has made an answer") : failure);
      try {
        refuse.process(exchange);
        close.process(exchange);
      } catch (Exception e) {
        exchange.getMessage().setBody(null);
        exchange.setException(e);
      }
    }
  }
}
