package org.hospitalhub.routes;

import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.direct.DirectConsumer;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * {@code direct:} for routes that are swapped.
 *
 * <p>Camel's producer remembers the route it calls, and notes that it has looked for a new one just
 * before it has found it: of two calls right after a swap, the second may still go to the removed
 * route and fail. This one asks for the route with every call, which is one look into a map. A call
 * that finds no route while routes are swapped, or still start, waits a moment for it; at other
 * times somebody has stopped the route, and the call fails at once.
 */
final class LiveDirectComponent extends DirectComponent {

  private static final long WAIT_MILLIS = 3000;

  private volatile boolean settled;

  LiveDirectComponent() {
    setTimeout(WAIT_MILLIS);
  }

  /** The routes have started. */
  void settle() {
    settled = true;
  }

  /** Runs what swaps routes. */
  void swapping(Runnable swap) {
    settled = false;
    try {
      swap.run();
    } finally {
      settled = true;
    }
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    DirectEndpoint endpoint = new LiveEndpoint(uri, this);
    endpoint.setBlock(isBlock());
    endpoint.setTimeout(getTimeout());
    setProperties(endpoint, parameters);
    return endpoint;
  }

  private static final class LiveEndpoint extends DirectEndpoint {

    private final LiveDirectComponent component;

    LiveEndpoint(String uri, LiveDirectComponent component) {
      super(uri, component);
      this.component = component;
    }

    @Nullable DirectConsumer route() throws InterruptedException {
      String uri = getEndpointUri();
      return component.getConsumer(
          StringHelper.before(uri, "?", uri), !component.settled, getTimeout());
    }

    @Override
    public Producer createProducer() {
      return new LiveProducer(this);
    }
  }

  private static final class LiveProducer extends DefaultAsyncProducer {

    private final LiveEndpoint endpoint;

    LiveProducer(LiveEndpoint endpoint) {
      super(endpoint);
      this.endpoint = endpoint;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
      try {
        DirectConsumer consumer = endpoint.route();
        if (consumer != null) {
          return consumer.getAsyncProcessor().process(exchange, callback);
        }
        exchange.setException(
            new DirectConsumerNotAvailableException("No route consumes " + endpoint, exchange));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        exchange.setException(e);
      }
      callback.done(true);
      return true;
    }
  }
}
