package org.hospitalhub.camel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.platform.soap.SoapCall;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Operation;

/**
 * {@code platform:<platform>/<step>}: what stands around a platform's messages. As a server {@code
 * receive}, {@code reply} and {@code refuse}; as a client {@code ask} and {@code hear}.
 */
final class PlatformComponent extends StepComponent {

  private static final String STEPS = "receive, reply, refuse, ask, hear";

  private final LiveMappings mappings;
  private final Failures failures;

  PlatformComponent(LiveMappings mappings, Failures failures) {
    this.mappings = mappings;
    this.failures = failures;
  }

  @Override
  protected Processor step(String[] path) {
    String id = path[0];
    mappings.current().platform(id);
    return switch (path.length == 2 ? path[1] : "") {
      case "receive" -> exchange -> receive(mappings.current().platform(id), exchange);
      case "reply" -> PlatformComponent::reply;
      case "refuse" -> exchange -> refuse(mappings.current().platform(id), exchange);
      case "ask" -> PlatformComponent::ask;
      case "hear" -> PlatformComponent::hear;
      default -> throw unknown(String.join("/", path), STEPS);
    };
  }

  /** Body: text → the normalised request. Sets the variables of the call. */
  private static void receive(Platform platform, Exchange exchange) {
    new Call(platform, null, null).on(exchange);
    if (exchange.getIn().getHeader(CxfConstants.CAMEL_CXF_MESSAGE) != null) {
      SoapCall soap = SoapCall.of(exchange);
      platform.requireCaller(soap.remoteAddress());
      if (soap.tooLarge()) {
        throw new CanonicalException("too-large", "");
      }
    }
    Object body = exchange.getIn().getBody();
    Object text = body instanceof List<?> arguments ? arguments.get(0) : body;
    Platform.Request request = platform.receive(text == null ? "" : text.toString());
    new Call(platform, request.operation(), request.body()).on(exchange);
    exchange.getMessage().setBody(request.body());
  }

  /** Body: the reply's tree → text. */
  private static void reply(Exchange exchange) {
    Call call = require(exchange);
    exchange
        .getMessage()
        .setBody(call.platform().reply(operation(call), Call.body(exchange)));
  }

  /** Body: whatever was there → the text of the failure that the exchange caught. */
  private void refuse(Platform current, Exchange exchange) {
    Call call = Call.of(exchange);
    CanonicalException error = failures.canonical(exchange);
    exchange
        .getMessage()
        .setBody(
            call == null
                ? current.refuse(null, error)
                : call.platform().refuse(call.operation(), error));
  }

  /** Body: the request's tree → text. */
  private static void ask(Exchange exchange) {
    Call call = require(exchange);
    exchange.getMessage().setBody(call.platform().ask(operation(call), Call.body(exchange)));
  }

  /** Body: text → the normalised answer; a refusal of the platform is an exception. */
  private static void hear(Exchange exchange) {
    Call call = require(exchange);
    String text = exchange.getMessage().getBody(String.class);
    try {
      exchange
          .getMessage()
          .setBody(call.platform().hear(operation(call), text == null ? "" : text));
    } catch (CanonicalException e) {
      // not the caller's mistake: the platform's
      throw new CanonicalException("rejected", "the platform's answer cannot be read");
    }
  }

  private static Call require(Exchange exchange) {
    Call call = Call.of(exchange);
    if (call == null) {
      throw new IllegalStateException(
          "no platform call on this exchange: receive or map a request first");
    }
    return call;
  }

  private static Operation operation(Call call) {
    if (call.operation() == null) {
      throw new IllegalStateException("the call has no operation");
    }
    return call.operation();
  }

}
