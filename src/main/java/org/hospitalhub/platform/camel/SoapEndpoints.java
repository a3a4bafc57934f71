package org.hospitalhub.platform.camel;

import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.cxf.Bus;
import org.hospitalhub.journal.camel.RefusedCalls;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.platform.Descriptor;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.platform.soap.SoapClient;
import org.hospitalhub.platform.soap.SoapServer;
import org.hospitalhub.platform.soap.SoapService;
import org.hospitalhub.platform.soap.SoapServlet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The SOAP endpoints that the descriptors describe, as beans for routes: {@code <platform>} serves,
 * {@code <platform>-client} calls, {@code <platform>-simulator} plays the platform. Each is made
 * when a route asks for it. Those of new descriptors are added while the hub runs, and a client
 * follows its descriptor; where a server listens is settled when it is made.
 */
final class SoapEndpoints {

  private final Map<String, SoapClient.Settings> clients = new ConcurrentHashMap<>();
  private final Map<String, SoapService> services = new ConcurrentHashMap<>();
  private final Set<String> platforms = ConcurrentHashMap.newKeySet();
  private final NavigableMap<String, SoapServlet.Mapping> servers =
      new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Bus bus;
  private final GenericApplicationContext beans;
  private final ClientTls tls;
  private final Supplier<RefusedCalls> refused;
  private final boolean simulator;

  /**
   * None yet.
   *
   * @param simulator whether the platforms are played too
   */
  SoapEndpoints(
      LiveMappings mappings,
      Bus bus,
      GenericApplicationContext beans,
      ClientTls tls,
      Supplier<RefusedCalls> refused,
      boolean simulator) {
    this.tls = tls;
    this.bus = bus;
    this.beans = beans;
    this.refused = refused;
    this.simulator = simulator;
    mappings.onChange(current -> current.systems().forEach(this::use));
    tls.onChange(bundle -> mappings.current().systems().forEach(this::use));
  }

  /** What the servlet serves, by address. */
  NavigableMap<String, SoapServlet.Mapping> servers() {
    return servers;
  }

  private void use(Platform platform) {
    String id = platform.id();
    Descriptor.Server server = platform.descriptor().server();
    if (server != null && server.soap() != null) {
      platforms.add(id);
      serve(id, service(server.soap()), server.maxBody());
    }
    Descriptor.Client client = platform.descriptor().client();
    if (client != null && client.soap() != null) {
      SoapClient.Settings settings = settings(client, tls.of(platform));
      clients.merge(id, settings, (before, now) -> before.equals(now) ? before : now);
      register(id + "-client", SoapClient.class, () -> new SoapClient(bus, () -> clients.get(id)));
      if (simulator) {
        serve(id + "-simulator", simulated(id, settings.service()), null);
      }
    }
  }

  private static SoapClient.Settings settings(Descriptor.Client client, @Nullable SSLContext tls) {
    return new SoapClient.Settings(
        service(client.soap()),
        connectTimeout(client),
        readTimeout(client),
        HttpEndpoints.limit(client.maxBody()),
        client.username(),
        client.password(),
        tls);
  }

  private void serve(String bean, SoapService described, @Nullable String maxBody) {
    SoapService service = services.computeIfAbsent(bean, name -> described);
    register(bean, SoapServer.class, () -> new SoapServer(bus, service, this::refused));
    servers.put(service.address(), new SoapServlet.Mapping(service, HttpEndpoints.limit(maxBody)));
  }

  /** A call of a platform; a simulated platform has no journal. */
  void refused(SoapService service, @Nullable String traceparent, String reason) {
    services.entrySet().stream()
        .filter(entry -> entry.getValue().equals(service))
        .map(Map.Entry::getKey)
        .filter(platforms::contains)
        .forEach(platform -> refused.get().refused(platform, traceparent, reason));
  }

  private <T> void register(String bean, Class<T> type, Supplier<T> maker) {
    if (!beans.containsBeanDefinition(bean)) {
      beans.registerBean(bean, type, maker, definition -> definition.setLazyInit(true));
    }
  }

  private static SoapService simulated(String id, SoapService client) {
    return new SoapService(
        simulated(id, client.address()),
        client.namespace(),
        client.name(),
        client.operations(),
        client.argument(),
        client.aliases());
  }

  /** The path of a simulated system: it stands below the hub, its own path behind it. */
  static String simulated(String id, String address) {
    String path = address.replaceFirst("^[a-z]+://[^/]*", "");
    String prefix = "/simulator/" + id;
    return path.startsWith(prefix) ? path : prefix + path;
  }

  static Duration connectTimeout(Descriptor.Client client) {
    return duration(client.connectTimeout(), "3s");
  }

  static Duration readTimeout(Descriptor.Client client) {
    return client.longestRead();
  }

  private static SoapService service(Descriptor.Soap soap) {
    return new SoapService(
        soap.address(),
        soap.namespace(),
        soap.service(),
        soap.operations(),
        soap.argument(),
        soap.aliases() == null ? Map.of() : soap.aliases());
  }

  private static Duration duration(@Nullable String text, String fallback) {
    return DurationStyle.detectAndParse(text == null ? fallback : text);
  }
}
