package org.hospitalhub.outbox.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.hospitalhub.api.ApiExchange;
import org.hospitalhub.api.camel.CanonicalComponent;
import org.hospitalhub.exchange.AnswerGuard;
import org.hospitalhub.exchange.Call;
import org.hospitalhub.exchange.StepComponent;
import org.hospitalhub.exchange.Trace;
import org.hospitalhub.outbox.Deliveries;
import org.hospitalhub.outbox.Delivery;
import org.hospitalhub.outbox.Outbox;
import org.hospitalhub.outbox.Outcome;
import org.hospitalhub.outbox.PostOffice;
import org.hospitalhub.platform.PlatformException;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.UnavailableException;
import org.hospitalhub.watch.OutboxMeters;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code outbox:<step>}. {@code accept} takes an event and answers 202; {@code ask} carries out an
 * interactive operation once; {@code dispatch} delivers what is due; {@code measure} and {@code
 * prune} are its upkeep; {@code message}, {@code deliveries}, {@code delivery}, {@code retry} and
 * {@code discard} are what people see and decide.
 */
@Component("outbox")
final class OutboxComponent extends StepComponent {

  private static final String STEPS =
      "accept, ask, dispatch, measure, prune, message, deliveries, delivery, retry, discard";
  private static final int PAGE = 100;
  private static final int LONGEST_PAGE = 1000;

  private final PostOffice office;
  private final OutboxMeters meters;
  private final Duration retention;
  private final OutboxViews views;
  private final ObjectMapper json;

  OutboxComponent(
      PostOffice office, OutboxMeters meters, OutboxProperties settings, ObjectMapper json) {
    this.office = office;
    this.meters = meters;
    this.retention = settings.retention();
    this.views = new OutboxViews(office.deliveries());
    this.json = json;
  }

  @Override
  protected Processor step(String[] path) {
    Deliveries deliveries = office.deliveries();
    return switch (path[0]) {
      case "accept" -> this::accept;
      case "ask" -> this::ask;
      case "dispatch" -> exchange -> office.dispatcher().dispatch();
      case "measure" -> exchange -> meters.measure(office.upkeep().look());
      case "prune" -> exchange -> office.upkeep().prune(retention);
      case "message" -> exchange -> answer(exchange, 200, message(exchange));
      case "deliveries" -> exchange -> answer(exchange, 200, page(exchange));
      case "delivery" ->
          exchange -> answer(exchange, 200, views.delivery(deliveries.require(id(exchange))));
      case "retry" ->
          exchange ->
              answer(
                  exchange,
                  200,
                  views.delivery(
                      deliveries.retry(id(exchange), edited(exchange), undone(exchange))));
      case "discard" ->
          exchange -> answer(exchange, 200, views.delivery(deliveries.discard(id(exchange))));
      default -> throw unknown(path[0], STEPS);
    };
  }

  private void accept(Exchange exchange) {
    Trace trace = Trace.of(exchange.getIn().getHeader(Trace.HEADER, String.class));
    Outbox.Receipt receipt = office.outbox().accept(event(exchange, trace));
    answer(exchange, 202, OutboxViews.receipt(receipt));
    exchange.getMessage().setHeader("Location", "/api/v1/messages/" + receipt.id());
  }

  /** Body: the canonical request → the canonical answer of the platform. */
  private void ask(Exchange exchange) {
    Call call = Call.require(exchange);
    ApiExchange api = exchange.getProperty(CanonicalComponent.REQUEST, ApiExchange.class);
    Outcome outcome =
        office
            .interactive()
            .ask(
                event(exchange, call.trace()),
                call.requireOperation(),
                api == null ? null : api.requestKey());
    if (outcome instanceof Outcome.Taken taken) {
      exchange.getMessage().setBody(taken.answer());
    } else if (outcome instanceof Outcome.Refused no) {
      throw new PlatformException(no.code(), no.words());
    } else if (outcome instanceof Outcome.Unfit unfit) {
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

  private JsonNode message(Exchange exchange) {
    String text = exchange.getIn().getHeader("id", String.class);
    try {
      return office
          .deliveries()
          .message(UUID.fromString(text))
          .map(views::message)
          .orElseThrow(() -> new CanonicalException("not-found", "there is no message " + text));
    } catch (IllegalArgumentException e) {
      throw new CanonicalException("not-found", "a message has a UUID");
    }
  }

  private JsonNode page(Exchange exchange) {
    Message query = exchange.getIn();
    int limit = (int) Math.min(LONGEST_PAGE, number(query, "limit", PAGE));
    if (limit < 1) {
      throw new CanonicalException("invalid", "limit must be 1 to " + LONGEST_PAGE);
    }
    return views.page(
        office
            .deliveries()
            .list(
                state(query.getHeader("state", String.class)),
                query.getHeader("platform", String.class),
                number(query, "after", 0),
                limit),
        limit);
  }

  private static Delivery.@Nullable State state(@Nullable String text) {
    return text == null
        ? null
        : Arrays.stream(Delivery.State.values())
            .filter(state -> state.text().equals(text))
            .findFirst()
            .orElseThrow(() -> new CanonicalException("invalid", "there is no such state"));
  }

  private static long number(Message query, String name, long fallback) {
    String text = query.getHeader(name, String.class);
    if (text != null && !text.matches("[0-9]{1,15}")) {
      throw new CanonicalException("invalid", name + " must be a number");
    }
    return text == null ? fallback : Long.parseLong(text);
  }

  private static long id(Exchange exchange) {
    String text = exchange.getIn().getHeader("id", String.class);
    if (!text.matches("[0-9]{1,18}")) {
      throw new CanonicalException("not-found", "a delivery has a number");
    }
    return Long.parseLong(text);
  }

  private static boolean undone(Exchange exchange) {
    String text = exchange.getIn().getHeader("undone", String.class);
    if (text != null && !text.matches("true|false")) {
      throw new CanonicalException("invalid", "undone must be true or false");
    }
    return "true".equals(text);
  }

  private @Nullable JsonNode edited(Exchange exchange) {
    String text = exchange.getIn().getBody(String.class);
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      // the parser's words may quote the message
      throw new CanonicalException("malformed", "the body must be a JSON object");
    }
  }

  private static void answer(Exchange exchange, int status, JsonNode body) {
    Message message = exchange.getMessage();
    AnswerGuard.answered(exchange);
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    message.setBody(body.toString());
  }
}
