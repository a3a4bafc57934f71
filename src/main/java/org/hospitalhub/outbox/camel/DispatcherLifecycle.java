package org.hospitalhub.outbox.camel;

import org.hospitalhub.outbox.Dispatcher;
import org.springframework.context.SmartLifecycle;

/** Ends the dispatcher before the routes it sends by are stopped. */
final class DispatcherLifecycle implements SmartLifecycle {

  private final Dispatcher dispatcher;
  private volatile boolean running;

  DispatcherLifecycle(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    dispatcher.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
