package org.hospitalhub.camel;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.platform.Descriptor;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.platform.http.HttpCaller;

/**
 * {@code http-client:<platform or connector>}: sends the body to the address that {@code
 * client.http} of its descriptor names; the answer replaces it. No header of the route is sent but
 * the trace context.
 */
final class HttpClientComponent extends StepComponent {

  private final Map<String, Caller> callers = new ConcurrentHashMap<>();

  HttpClientComponent(LiveMappings mappings) {
    mappings.onChange(current -> current.systems().forEach(this::use));
  }

  /** A caller, and the settings that it was made from. */
  private record Caller(Descriptor.Client settings, HttpCaller caller) {}

  private void use(Platform platform) {
    Descriptor.Client client = platform.descriptor().client();
    if (client != null && client.http() != null) {
      callers.compute(
          platform.id(),
          (id, before) ->
              before != null && before.settings().equals(client)
                  ? before
                  : new Caller(client, caller(client, platform.contentType())));
    }
  }

  private static HttpCaller caller(Descriptor.Client client, String contentType) {
    return new HttpCaller(
        new HttpCaller.Settings(
            client.http().address(),
            contentType,
            SoapEndpoints.connectTimeout(client),
            SoapEndpoints.readTimeout(client),
            HttpDoors.limit(client.maxBody()),
            client.username(),
            client.password()));
  }

  @Override
  protected Processor step(String[] path) {
    String id = path[0];
    if (path.length != 1 || !callers.containsKey(id)) {
      throw unknown(String.join("/", path), String.join(", ", callers.keySet()));
    }
    return exchange -> call(callers.get(id).caller(), exchange);
  }

  private static void call(HttpCaller caller, Exchange exchange) throws IOException {
    String trace = exchange.getMessage().getHeader(Trace.HEADER, String.class);
    Map<String, String> headers = trace == null ? Map.of() : Map.of(Trace.HEADER, trace);
    String answer = caller.post(exchange.getMessage().getBody(String.class), headers);
    exchange.getMessage().setBody(answer);
  }
}
