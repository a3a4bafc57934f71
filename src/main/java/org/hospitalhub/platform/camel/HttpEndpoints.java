package org.hospitalhub.platform.camel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.platform.Descriptor;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.platform.http.HttpEndpoint;
import org.hospitalhub.platform.http.PlatformHttpFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;

/**
 * The endpoints of the platforms that call over plain HTTP, at the paths of their descriptors, and
 * of the simulated systems that are called so.
 */
final class HttpEndpoints {

  private static final String DEFAULT_BODY = "1MB";

  /** After the gate that holds requests back while routes change. */
  private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 100;

  private HttpEndpoints() {}

  /**
   * The filter that stands before the routes of these paths, those that are added later too.
   *
   * @param simulator whether the systems that are called are played too
   */
  static FilterRegistrationBean<PlatformHttpFilter> registration(
      LiveMappings mappings, boolean simulator) {
    AtomicReference<List<HttpEndpoint>> endpoints = new AtomicReference<>(List.of());
    mappings.onChange(current -> endpoints.set(endpoints(current, simulator)));
    FilterRegistrationBean<PlatformHttpFilter> registration =
        new FilterRegistrationBean<>(new PlatformHttpFilter(endpoints::get));
    registration.setAsyncSupported(true);
    registration.setOrder(ORDER);
    return registration;
  }

  private static List<HttpEndpoint> endpoints(Mappings mappings, boolean simulator) {
    List<HttpEndpoint> endpoints = new ArrayList<>();
    for (Platform system : mappings.systems()) {
      Descriptor.Server server = system.descriptor().server();
      Descriptor.Client client = system.descriptor().client();
      if (server != null && server.http() != null) {
        endpoints.add(HttpEndpoint.of(server.http(), limit(server.maxBody())));
      }
      if (simulator && client != null && client.http() != null) {
        Descriptor.Http http = client.http();
        endpoints.add(
            HttpEndpoint.of(
                http.at(SoapEndpoints.simulated(system.id(), http.address())), limit(null)));
      }
    }
    return List.copyOf(endpoints);
  }

  /** The largest body in bytes. */
  static int limit(@Nullable String maxBody) {
    return (int) DataSize.parse(maxBody == null ? DEFAULT_BODY : maxBody).toBytes();
  }
}
