package org.hospitalhub.platform.camel;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.platform.Descriptor;
import org.hospitalhub.platform.Platform;
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
    AtomicReference<NavigableMap<String, Integer>> limits =
        new AtomicReference<>(Collections.emptyNavigableMap());
    mappings.onChange(current -> limits.set(limits(current, simulator)));
    FilterRegistrationBean<PlatformHttpFilter> registration =
        new FilterRegistrationBean<>(new PlatformHttpFilter(limits::get));
    registration.setAsyncSupported(true);
    registration.setOrder(ORDER);
    return registration;
  }

  private static NavigableMap<String, Integer> limits(Mappings mappings, boolean simulator) {
    NavigableMap<String, Integer> limits = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Platform system : mappings.systems()) {
      Descriptor.Server server = system.descriptor().server();
      Descriptor.Client client = system.descriptor().client();
      if (server != null && server.http() != null) {
        limits.put(server.http().address(), limit(server.maxBody()));
      }
      if (simulator && client != null && client.http() != null) {
        limits.put(SoapEndpoints.simulated(system.id(), client.http().address()), limit(null));
      }
    }
    return limits;
  }

  /** The largest body in bytes. */
  static int limit(@Nullable String maxBody) {
    return (int) DataSize.parse(maxBody == null ? DEFAULT_BODY : maxBody).toBytes();
  }
}
