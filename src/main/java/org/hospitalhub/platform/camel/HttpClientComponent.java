package org.hospitalhub.platform.camel;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.hospitalhub.exchange.StepComponent;
import org.hospitalhub.exchange.Trace;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.platform.Descriptor;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.platform.http.HttpCaller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code http-client:<platform or connector>}: sends the body to the address that {@code
 * client.http} of its descriptor names; the answer replaces it. No header of the route is sent but
 * the trace context; {@link HttpCaller#HEADERS} adds those of the message.
 */
@Component("http-client")
final class HttpClientComponent extends StepComponent {

  private final LiveMappings mappings;
  private final ClientTls tls;
  private final Map<String, Caller> callers = new ConcurrentHashMap<>();

  HttpClientComponent(LiveMappings mappings, ClientTls tls) {
    this.mappings = mappings;
    this.tls = tls;
    mappings.onChange(current -> current.systems().forEach(this::use));
    tls.onChange(bundle -> mappings.current().systems().forEach(this::use));
  }

  /** A caller, and the settings that it was made from. */
  private record Caller(Descriptor.Client settings, @Nullable SSLContext tls, HttpCaller caller) {

    boolean isOf(Descriptor.Client client, @Nullable SSLContext context) {
      return settings.equals(client) && tls == context;
    }
  }

  private void use(Platform platform) {
    Descriptor.Client client = platform.descriptor().client();
    if (isPosted(platform)) {
      SSLContext context = tls.of(platform);
      callers.compute(
          platform.id(),
          (id, before) ->
              before != null && before.isOf(client, context)
                  ? before
                  : new Caller(client, context, caller(client, platform.contentType(), context)));
    }
  }

  private static boolean isPosted(Platform system) {
    Descriptor.Client client = system.descriptor().client();
    return client != null && client.http() != null;
  }

  private static HttpCaller caller(
      Descriptor.Client client, String contentType, @Nullable SSLContext tls) {
    return new HttpCaller(
        new HttpCaller.Settings(
            client.http().address(),
            contentType,
            SoapEndpoints.connectTimeout(client),
            SoapEndpoints.readTimeout(client),
            HttpEndpoints.limit(client.maxBody()),
            client.username(),
            client.password(),
            tls,
            client.http().headers() == null ? Map.of() : client.http().headers()));
  }

  @Override
  protected Processor step(String[] path) {
    String id = path[0];
    List<String> posted =
        mappings.current().systems().stream()
            .filter(HttpClientComponent::isPosted)
            .map(Platform::id)
            .toList();
    if (path.length != 1 || !posted.contains(id)) {
      throw unknown(String.join("/", path), String.join(", ", posted));
    }
    return exchange -> call(callers.get(id).caller(), exchange);
  }

  private static void call(HttpCaller caller, Exchange exchange) throws IOException {
    Message message = exchange.getMessage();
    String trace = message.getHeader(Trace.HEADER, String.class);
    Map<String, String> headers = new HashMap<>();
    Map<?, ?> own = exchange.getProperty(HttpCaller.HEADERS, Map.of(), Map.class);
    own.forEach((name, value) -> headers.put(String.valueOf(name), String.valueOf(value)));
    if (trace != null) {
      headers.put(Trace.HEADER, trace);
    }
    String operation = message.getHeader(CxfConstants.OPERATION_NAME, "", String.class);
    String answer = caller.post(operation, message.getBody(String.class), headers);
    exchange.getMessage().setBody(answer);
  }
}
