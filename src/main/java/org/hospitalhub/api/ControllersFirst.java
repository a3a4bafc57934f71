package org.hospitalhub.api;

import org.springframework.boot.autoconfigure.web.servlet.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Asks the controllers before the routes: the route of the canonical operations has a pattern that
 * the addresses of the API's own resources fit, and would refuse their methods.
 */
@Component
final class ControllersFirst implements WebMvcRegistrations {

  private static final int BEFORE_ROUTES = -2;

  @Override
  public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
    return new RequestMappingHandlerMapping() {
      @Override
      public int getOrder() {
        return BEFORE_ROUTES;
      }
    };
  }
}
