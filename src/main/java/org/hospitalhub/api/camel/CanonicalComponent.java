package org.hospitalhub.api.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.hospitalhub.api.ApiExchange;
import org.hospitalhub.api.Problem;
import org.hospitalhub.api.Problems;
import org.hospitalhub.api.RequestReader;
import org.hospitalhub.exchange.AnswerGuard;
import org.hospitalhub.exchange.Call;
import org.hospitalhub.exchange.Failures;
import org.hospitalhub.exchange.StepComponent;
import org.hospitalhub.exchange.Trace;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.outbox.UndecidedException;
import org.hospitalhub.platform.PlatformException;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.CanonicalOperation;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.Violation;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * {@code canonical:<receive|reply|refuse>}: the canonical REST API. A request names its operation
 * in the header {@code operation}, and the platform in the query parameter {@code platform} where
 * several could carry it out; errors are RFC 9457 problems.
 */
@Component("canonical")
public final class CanonicalComponent extends StepComponent {

  /** How the request is carried out. */
  static final String DELIVERY = "delivery";

  /** Which client calls. */
  private static final String CLIENT = "client";

  private static final int RETRY_SECONDS = 1;

  /** The request, unless it has become an exchange with a platform. */
  public static final String REQUEST = "hub.apiRequest";

  private final LiveMappings mappings;
  private final Failures failures;
  private final Problems problems;

  CanonicalComponent(LiveMappings mappings, Failures failures, Problems problems) {
    this.mappings = mappings;
    this.failures = failures;
    this.problems = problems;
  }

  @Override
  protected Processor step(String[] path) {
    return switch (path[0]) {
      case "receive" -> this::receive;
      case "reply" -> exchange -> answer(exchange, 200, "application/json", Call.body(exchange));
      case "refuse" -> this::refuse;
      default -> throw unknown(path[0], "receive, reply, refuse");
    };
  }

  /**
   * Body: JSON text → the canonical request. Sets canonicalOperation and delivery ({@code event},
   * {@code recorded} or {@code interactive}); unless it is an event, platform and operation too.
   */
  private void receive(Exchange exchange) {
    Message message = exchange.getIn();
    Mappings current = mappings.current();
    String name = message.getHeader("operation", String.class);
    ApiExchange api = ApiExchange.begin(trace(exchange).id()).operation(name);
    if (message instanceof PlatformHttpMessage http) {
      api.requestKey(ApiExchange.requestKey(http.getRequest()));
      exchange.setVariable(CLIENT, ApiExchange.client(http.getRequest()));
    }
    exchange.setProperty(REQUEST, api);
    String text = message.getBody(String.class);
    api.received(text == null ? "" : text);
    CanonicalOperation canonical = current.library().operations().get(name);
    List<Operation> candidates = canonical == null ? List.of() : current.outbound(name);
    if (canonical == null || candidates.isEmpty()) {
      throw current.unaddressed(name);
    }
    boolean event = canonical.sheet().event();
    ObjectNode request = RequestReader.read(text);
    canonical.normalise(request);
    api.message(request); // whatever is wrong with it, it is found by its keys
    List<Violation> violations = canonical.check(request);
    if (!violations.isEmpty()) {
      throw CanonicalException.of(violations);
    }
    exchange.setVariable(Call.CANONICAL_OPERATION, name);
    exchange.setVariable(
        DELIVERY, event ? "event" : canonical.sheet().recorded() ? "recorded" : "interactive");
    if (!event) {
      Operation operation = choose(candidates, message.getHeader("platform", String.class));
      Call call = Call.begin(current.platform(operation.platform()), exchange);
      call.operation(operation, exchange);
      if (canonical.sheet().recorded()) {
        call.setRecorded(); // the outbox asks the platform in an exchange of its own
      } else {
        exchange.removeProperty(REQUEST);
      }
    }
    message.setBody(request);
  }

  private static Operation choose(List<Operation> candidates, String platform) {
    return candidates.stream()
        .filter(o -> platform == null ? candidates.size() == 1 : o.platform().equals(platform))
        .findFirst()
        .orElseThrow(
            () ->
                new CanonicalException(
                    "invalid",
                    "platform must be one of "
                        + candidates.stream().map(Operation::platform).toList()));
  }

  public void refuse(Exchange exchange) {
    CanonicalException error = failures.canonical(exchange);
    Problem problem = problems.of(error, trace(exchange).id());
    ApiExchange api = exchange.getProperty(REQUEST, ApiExchange.class);
    if (api != null) {
      api.error(error.error());
    }
    Throwable caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
    if (caught instanceof PlatformException refused) {
      problem.json().put("platformCode", refused.code());
      problem.json().put("platformMessage", refused.words());
    } else if (caught instanceof UndecidedException undecided) {
      problem.json().put("delivery", "/api/v1/deliveries/" + undecided.delivery());
    }
    answer(exchange, problem.status(), Problem.MEDIA_TYPE, problem.json());
    if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      exchange.getMessage().setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
  }

  private static Trace trace(Exchange exchange) {
    Call call = Call.of(exchange);
    return call == null
        ? Trace.of(exchange.getIn().getHeader(Trace.HEADER, String.class))
        : call.trace();
  }

  private void answer(Exchange exchange, int status, String type, JsonNode body) {
    Message message = exchange.getMessage();
    AnswerGuard.answered(exchange);
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    message.setHeader(Exchange.CONTENT_TYPE, type);
    message.setBody(body.toString());
  }
}
