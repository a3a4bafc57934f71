package org.hospitalhub.routes;

import java.util.Map;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/** Makes the endpoints of a live component, which knows its options, without moving it. */
final class BorrowedComponent extends DefaultComponent {

  private final Component live;

  BorrowedComponent(Component live) {
    this.live = live;
  }

  /** Whether it is one of the hub's own, which needs its configuration to judge an address. */
  static boolean isOurs(Component component) {
    return component.getClass().getName().startsWith("org.hospitalhub.");
  }

  @Override
  public @Nullable Endpoint createEndpoint(String uri) throws Exception {
    return live.createEndpoint(uri);
  }

  @Override
  public @Nullable Endpoint createEndpoint(String uri, Map<String, Object> parameters)
      throws Exception {
    return live.createEndpoint(uri, parameters);
  }

  @Override
  protected @Nullable Endpoint createEndpoint(
      String uri, String remaining, Map<String, Object> parameters) throws Exception {
    return live.createEndpoint(uri, parameters);
  }
}
