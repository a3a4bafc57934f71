package org.hospitalhub.camel;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.platform.Descriptor;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.platform.http.HttpCaller;

/**
 * {@code http-client:<platform or connector>}: sends the body to the address that {@code
 * client.http} of its descriptor names; the answer replaces it. No header of the route is sent but
 * the trace context.
 */
final class HttpClientComponent extends StepComponent {

  private final Map<String, HttpCaller> callers = new HashMap<>();

  HttpClientComponent(Mappings mappings) {
    mappings.systems().forEach(this::add);
  }

  private void add(Platform platform) {
    Descriptor.Client client = platform.descriptor().client();
    if (client != null && client.http() != null) {
      callers.put(
          platform.id(),
          new HttpCaller(
              client.http().address(),
              platform.contentType(),
              SoapEndpoints.connectTimeout(client),
              SoapEndpoints.readTimeout(client),
              client.username(),
              client.password()));
    }
  }

  @Override
  protected Processor step(String[] path) {
    HttpCaller caller = path.length == 1 ? callers.get(path[0]) : null;
    if (caller == null) {
      throw unknown(String.join("/", path), String.join(", ", callers.keySet()));
    }
    return exchange -> call(caller, exchange);
  }

  private static void call(HttpCaller caller, Exchange exchange) throws IOException {
    String trace = exchange.getMessage().getHeader(Trace.HEADER, String.class);
    Map<String, String> headers = trace == null ? Map.of() : Map.of(Trace.HEADER, trace);
    String answer = caller.post(exchange.getMessage().getBody(String.class), headers);
    exchange.getMessage().setBody(answer);
  }
}
