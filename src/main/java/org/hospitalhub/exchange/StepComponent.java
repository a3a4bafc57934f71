package org.hospitalhub.exchange;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;

/** A component whose endpoints are steps that a route sends an exchange to. */
public abstract class StepComponent extends DefaultComponent {

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    return new ProcessorEndpoint(uri, this, step(remaining.split("/")));
  }

  /**
   * The step of an address.
   *
   * @throws IllegalArgumentException when there is no such step; the route is then refused
   */
  protected abstract Processor step(String[] path);

  protected static IllegalArgumentException unknown(String what, String known) {
    return new IllegalArgumentException("there is no step '" + what + "'; there are: " + known);
  }
}
