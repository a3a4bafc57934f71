package org.hospitalhub.exchange;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * An Error of a step becomes the exchange's failure, as an exception does. Camel would let it
 * through: past every doCatch and doFinally, and leave the rest of the route to the next exchange
 * of the thread.
 */
public final class CaughtErrors implements InterceptStrategy {

  @Override
  public Processor wrapProcessorInInterceptors(
      CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
    return new Step(target);
  }

  private static final class Step extends DelegateAsyncProcessor {

    Step(Processor target) {
      super(target);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
      try {
        return super.process(exchange, callback);
      } catch (Error e) {
        exchange.setException(e);
        callback.done(true);
        return true;
      }
    }
  }
}
