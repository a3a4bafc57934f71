package org.hospitalhub.platform.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.hospitalhub.exchange.Call;
import org.hospitalhub.exchange.GuessGuard;
import org.hospitalhub.exchange.StepComponent;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.hospitalhub.sheet.Violation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * {@code sheet:<platform>/<operation>/<request|response>}: checks one side of an operation against
 * its sheet and maps it. The sheet's direction says which way: a request of an inbound operation
 * becomes canonical, one of an outbound operation becomes the platform's.
 */
@Component("sheet")
final class SheetComponent extends StepComponent {

  private static final Logger LOG = LoggerFactory.getLogger(SheetComponent.class);

  private final LiveMappings mappings;
  private final GuessGuard guard;

  SheetComponent(LiveMappings mappings, GuessGuard guard) {
    this.guard = guard;
    this.mappings = mappings;
  }

  @Override
  protected Processor step(String[] path) {
    if (path.length != 3) {
      throw unknown(String.join("/", path), "<platform>/<operation>/request or /response");
    }
    find(path[0], path[1]);
    return switch (path[2]) {
      case "request" ->
          exchange -> {
            Operation operation = operation(exchange, path[0], path[1]);
            if (operation.direction() == Direction.INBOUND) {
              requestIn(operation, exchange);
            } else {
              requestOut(operation, exchange);
            }
          };
      case "response" ->
          exchange -> {
            Operation operation = operation(exchange, path[0], path[1]);
            if (operation.direction() == Direction.INBOUND) {
              responseOut(operation, exchange);
            } else {
              responseIn(operation, exchange);
            }
          };
      default -> throw unknown(path[2], "request, response");
    };
  }

  private Operation operation(Exchange exchange, String platform, String key) {
    Call call = Call.of(exchange);
    Operation operation = call == null ? null : call.operation(platform, key);
    return operation == null ? find(platform, key) : operation;
  }

  private Operation find(String platform, String key) {
    Operation operation = mappings.current().platform(platform).operations().get(key);
    if (operation == null) {
      throw new IllegalArgumentException("there is no sheet " + platform + "/" + key + ".yaml");
    }
    return operation;
  }

  private void requestIn(Operation operation, Exchange exchange) {
    JsonNode request = Call.body(exchange);
    operation.request().require(request);
    ObjectNode canonical = operation.request().toCanonical(request);
    Call call = Call.require(exchange);
    call.canonical(canonical, exchange);
    guard.requireSecret(call, operation);
    exchange.getMessage().setBody(canonical);
  }

  private void requestOut(Operation operation, Exchange exchange) {
    JsonNode canonical = Call.body(exchange);
    Call call = Call.of(exchange);
    if (call == null) {
      call = Call.begin(mappings.current().platform(operation.platform()), exchange);
    }
    call.operation(operation, exchange);
    call.canonical(canonical, exchange);
    ObjectNode request = request(operation, canonical, empty(call));
    call.request(request);
    exchange.getMessage().setBody(request);
  }

  /** What the platform cannot be told is said in the names of whoever asked the hub. */
  private static ObjectNode request(Operation operation, JsonNode canonical, boolean empty) {
    try {
      ObjectNode request = operation.request().toWire(canonical, empty, null);
      operation.request().require(operation.request().normalise(request));
      return request;
    } catch (CanonicalException e) {
      throw operation.request().inCanonicalNames(e);
    }
  }

  private static void responseOut(Operation operation, Exchange exchange) {
    Call call = Call.require(exchange);
    JsonNode reply = Call.body(exchange); // throws what the HIS refuses
    try {
      exchange.getMessage().setBody(operation.response().toWire(reply, empty(call), call.asSent()));
    } catch (CanonicalException e) {
      // not the caller's mistake: what the HIS says has no code in the platform's column
      LOG.error(
          "{}: the reply cannot be written: {}",
          operation.id(),
          e.violations().stream().map(v -> v.path() + " " + v.english()).toList());
      throw new CanonicalException("internal", "");
    }
  }

  private static boolean empty(Call call) {
    return call.platform().descriptor().envelope().emptyElements();
  }

  private static void responseIn(Operation operation, Exchange exchange) {
    JsonNode answer = Call.body(exchange);
    List<Violation> violations = operation.response().check(answer);
    if (!violations.isEmpty()) {
      throw new CanonicalException(
          "rejected", "the platform's answer does not fit its contract", violations);
    }
    exchange.getMessage().setBody(operation.response().toCanonical(answer));
  }
}
