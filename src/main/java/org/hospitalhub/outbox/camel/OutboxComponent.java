package org.hospitalhub.outbox.camel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.hospitalhub.api.ApiExchange;
import org.hospitalhub.api.camel.CanonicalComponent;
import org.hospitalhub.exchange.AnswerGuard;
import org.hospitalhub.exchange.Call;
import org.hospitalhub.exchange.StepComponent;
import org.hospitalhub.exchange.Trace;
import org.hospitalhub.outbox.AttemptResult;
import org.hospitalhub.outbox.Outbox;
import org.hospitalhub.outbox.OutboxServices;
import org.hospitalhub.platform.PlatformException;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.UnavailableException;
import org.hospitalhub.watch.OutboxMeters;
import org.springframework.stereotype.Component;

/**
 * {@code outbox:<step>}. {@code accept} takes an event and answers 202; {@code send} carries out an
 * interactive operation once; {@code dispatch} delivers what is due; {@code measure} and {@code
 * prune} are its upkeep.
 */
@Component("outbox")
final class OutboxComponent extends StepComponent {

  private static final String STEPS = "accept, send, dispatch, measure, prune";

  private final OutboxServices services;
  private final OutboxMeters meters;
  private final Duration retention;

  OutboxComponent(OutboxServices services, OutboxMeters meters, OutboxProperties settings) {
    this.services = services;
    this.meters = meters;
    this.retention = settings.retention();
  }

  @Override
  protected Processor step(String[] path) {
    return switch (path[0]) {
      case "accept" -> this::accept;
      case "send" -> this::send;
      case "dispatch" -> exchange -> services.dispatcher().dispatch();
      case "measure" -> exchange -> meters.measure(services.upkeep().look());
      case "prune" -> exchange -> services.upkeep().prune(retention);
      default -> throw unknown(path[0], STEPS);
    };
  }

  private void accept(Exchange exchange) {
    Trace trace = Trace.of(exchange.getIn().getHeader(Trace.HEADER, String.class));
    Outbox.Receipt receipt = services.outbox().accept(event(exchange, trace));
    String address = "/api/v1/messages/" + receipt.id();
    Message message = exchange.getMessage();
    AnswerGuard.answered(exchange);
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    message.setHeader("Location", address);
    message.setBody(
        JsonNodeFactory.instance
            .objectNode()
            .put("id", receipt.id().toString())
            .put("repeated", receipt.repeated())
            .put("message", address)
            .toString());
  }

  /** Body: the canonical request → the canonical answer of the platform. */
  private void send(Exchange exchange) {
    Call call = Call.require(exchange);
    ApiExchange api = exchange.getProperty(CanonicalComponent.REQUEST, ApiExchange.class);
    AttemptResult outcome =
        services
            .interactive()
            .ask(
                event(exchange, call.trace()),
                call.requireOperation(),
                api == null ? null : api.requestKey());
    if (outcome instanceof AttemptResult.Taken taken) {
      exchange.getMessage().setBody(taken.answer());
    } else if (outcome instanceof AttemptResult.Refused no) {
      throw new PlatformException(no.code(), no.words());
    } else if (outcome instanceof AttemptResult.Unfit unfit) {
      throw new CanonicalException(unfit.error(), unfit.detail());
    } else {
      throw UnavailableException.busy();
    }
  }

  private static Outbox.Event event(Exchange exchange, Trace trace) {
    return new Outbox.Event(
        exchange.getVariable(Call.CANONICAL_OPERATION, String.class),
        Call.body(exchange),
        trace.id());
  }
}
