package org.hospitalhub.camel;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.cxf.Bus;
import org.hospitalhub.mappings.Mappings;
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
 * when a route asks for it.
 */
final class SoapEndpoints {

  private final List<SoapServlet.Mapping> servers = new ArrayList<>();
  private final Bus bus;
  private final GenericApplicationContext beans;

  SoapEndpoints(Mappings mappings, Bus bus, GenericApplicationContext beans) {
    this.bus = bus;
    this.beans = beans;
    mappings.systems().forEach(this::register);
  }

  /** What the servlet serves. */
  List<SoapServlet.Mapping> servers() {
    return servers;
  }

  private void register(Platform platform) {
    Descriptor.Server server = platform.descriptor().server();
    if (server != null && server.soap() != null) {
      serve(platform.id(), service(server.soap()), server.maxBody());
    }
    Descriptor.Client client = platform.descriptor().client();
    if (client != null && client.soap() != null) {
      SoapService service = service(client.soap());
      register(platform.id() + "-client", SoapClient.class, () -> client(service, client));
      serve(platform.id() + "-simulator", simulated(platform.id(), service), null);
    }
  }

  private SoapClient client(SoapService service, Descriptor.Client settings) {
    SoapClient client =
        new SoapClient(bus, service, connectTimeout(settings), readTimeout(settings));
    if (settings.username() != null) {
      client.setUsername(settings.username());
      client.setPassword(settings.password());
    }
    return client;
  }

  private void serve(String bean, SoapService service, @Nullable String maxBody) {
    servers.add(new SoapServlet.Mapping(service, HttpDoors.limit(maxBody)));
    register(bean, SoapServer.class, () -> new SoapServer(bus, service));
  }

  private <T> void register(String bean, Class<T> type, Supplier<T> maker) {
    beans.registerBean(bean, type, maker, definition -> definition.setLazyInit(true));
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
    String path = URI.create(address).getPath();
    String prefix = "/simulator/" + id;
    return path.startsWith(prefix) ? path : prefix + path;
  }

  static Duration connectTimeout(Descriptor.Client client) {
    return duration(client.connectTimeout(), "3s");
  }

  static Duration readTimeout(Descriptor.Client client) {
    return duration(client.readTimeout(), "10s");
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
