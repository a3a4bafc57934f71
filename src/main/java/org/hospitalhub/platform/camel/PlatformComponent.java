package org.hospitalhub.platform.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.hospitalhub.exchange.Call;
import org.hospitalhub.exchange.Failures;
import org.hospitalhub.exchange.GuessGuard;
import org.hospitalhub.exchange.InboundRequest;
import org.hospitalhub.exchange.StepComponent;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.platform.Descriptor;
import org.hospitalhub.platform.Incoming;
import org.hospitalhub.platform.MessageNumber;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.platform.Reading;
import org.hospitalhub.platform.http.HttpCaller;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.springframework.stereotype.Component;

/**
 * {@code platform:<platform>/<step>}: what stands around a platform's messages. As a server {@code
 * receive}, {@code reply} and {@code refuse}; as a client {@code request} and {@code response}.
 */
@Component("platform")
public final class PlatformComponent extends StepComponent {

  private static final String STEPS = "receive, reply, refuse, request, response";

  private final LiveMappings mappings;
  private final Failures failures;
  private final GuessGuard guard;
  private final MessageNumbers numbers;
  private final Clock clock;

  PlatformComponent(
      LiveMappings mappings,
      Failures failures,
      GuessGuard guard,
      MessageNumbers numbers,
      Clock clock) {
    this.guard = guard;
    this.numbers = numbers;
    this.mappings = mappings;
    this.failures = failures;
    this.clock = clock;
  }

  @Override
  protected Processor step(String[] path) {
    String id = path[0];
    mappings.current().platform(id);
    return switch (path.length == 2 ? path[1] : "") {
      case "receive" -> exchange -> receive(mappings.current().platform(id), exchange);
      case "reply" -> PlatformComponent::reply;
      case "refuse" -> exchange -> refuse(mappings.current().platform(id), exchange);
      case "request" -> this::request;
      case "response" -> PlatformComponent::response;
      default -> throw unknown(String.join("/", path), STEPS);
    };
  }

  /** Body: text → the normalised request. Sets the variables of the call. */
  private void receive(Platform platform, Exchange exchange) {
    Call call = Call.begin(platform, exchange);
    InboundRequest inbound = InboundRequest.of(exchange);
    call.arrived(inbound);
    Incoming incoming = inbound.incoming();
    Operation named = platform.named(incoming.operation(), Direction.INBOUND);
    if (named != null) {
      call.operation(named, exchange);
    }
    platform.requireCaller(incoming, clock.instant());
    if (inbound.refusal() != null) {
      throw inbound.refusal();
    }
    Platform.Request request = read(platform, incoming, call, exchange);
    call.request(request);
    exchange.getMessage().setBody(request.body());
  }

  private Platform.Request read(
      Platform platform, Incoming incoming, Call call, Exchange exchange) {
    Reading reading = call.reading(exchange, system -> guard.requireSystem(call, system));
    try {
      Platform.Request request = platform.receive(incoming, Direction.INBOUND, reading);
      guard.system(call, null);
      return request;
    } catch (CanonicalException e) {
      guard.system(call, e);
      throw e;
    }
  }

  /** Body: the reply's tree → text. */
  private static void reply(Exchange exchange) {
    Call call = Call.require(exchange);
    String text = call.platform().reply(call.requireOperation(), Call.body(exchange), call.form());
    call.answer(text, exchange);
  }

  /** The same for a call that was read. */
  public void refuse(Exchange exchange) {
    refuse(Call.require(exchange).platform(), exchange);
  }

  /** Body: whatever was there → the text of the failure that the exchange caught. */
  private void refuse(Platform current, Exchange exchange) {
    Call call = Call.of(exchange);
    CanonicalException error = failures.canonical(exchange);
    if (call == null) {
      exchange.getMessage().setBody(current.refuse(null, error));
      return;
    }
    call.error(error.error());
    call.refuse(error, exchange);
  }

  /** Body: the request's tree → text. */
  private void request(Exchange exchange) {
    Call call = Call.require(exchange);
    JsonNode body = Call.body(exchange);
    Descriptor.Client client = call.platform().descriptor().client();
    MessageNumber number = client == null ? null : client.number();
    if (number != null) {
      ((ObjectNode) body).put(number.field(), numbers.next(number));
    }
    String text = call.platform().writeRequest(call.requireOperation(), body);
    exchange.setProperty(
        HttpCaller.HEADERS, call.platform().headers(call.requireOperation(), body));
    call.sent(text);
    exchange.getMessage().setHeader(CxfConstants.OPERATION_NAME, call.requireOperation().called());
    exchange.getMessage().setBody(text);
  }

  /** Body: text → the normalised answer; a refusal of the platform is an exception. */
  private static void response(Exchange exchange) {
    Call call = Call.require(exchange);
    String text = exchange.getMessage().getBody(String.class);
    call.answered(text == null ? "" : text);
    try {
      exchange
          .getMessage()
          .setBody(call.platform().readResponse(call.requireOperation(), call.answered()));
    } catch (CanonicalException e) {
      // not the caller's mistake: the platform's
      throw new CanonicalException("rejected", "the platform's answer cannot be read");
    }
  }
}
