package org.hospitalhub.his.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.hospitalhub.exchange.Call;
import org.hospitalhub.exchange.Failures;
import org.hospitalhub.exchange.InboundRequest;
import org.hospitalhub.exchange.StepComponent;
import org.hospitalhub.exchange.UnknownOutcomeException;
import org.hospitalhub.journal.Journal;
import org.hospitalhub.journal.Nodes;
import org.hospitalhub.journal.camel.IdempotentComponent;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.platform.PlatformException;
import org.hospitalhub.platform.http.HttpCaller;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.CanonicalSheet.Effect;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.hospitalhub.sheet.Violation;
import org.hospitalhub.watch.HisMeters;
import org.hospitalhub.watch.HisMeters.Ending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * {@code his:<connector>/<step>}: a HIS that is asked by messages, as {@code
 * mappings/his/<connector>/connector.yaml} describes it. {@code request} makes its request of the
 * canonical one, {@code response} the canonical reply of its answer; {@code close} stands at the
 * end, whatever happened, measures and records. {@code receive}, {@code reply} and {@code refuse}
 * play the HIS, for demonstrations and tests.
 */
@Component("his")
final class HisComponent extends StepComponent {

  private static final Logger LOG = LoggerFactory.getLogger(HisComponent.class);

  /** What cannot be heard is then not the caller's. */
  private static final String ASKED = Failures.HIS_ASKED;

  private final LiveMappings mappings;
  private final Failures failures;
  private final HisMeters meters;
  private final Journal journal;
  private final String node;

  HisComponent(
      LiveMappings mappings, Failures failures, HisMeters meters, Journal journal, Nodes nodes) {
    this.mappings = mappings;
    this.failures = failures;
    this.meters = meters;
    this.journal = journal;
    this.node = nodes.self();
  }

  @Override
  protected Processor step(String[] path) {
    String id = path[0];
    mappings.current().service(id);
    return switch (path.length == 2 ? path[1] : "") {
      case "request" -> exchange -> request(mappings.current().service(id), exchange);
      case "response" -> HisComponent::response;
      case "close" -> this::close;
      case "receive" -> exchange -> receive(mappings.current().service(id), exchange);
      case "reply" -> HisComponent::reply;
      case "refuse" -> this::refuse;
      default ->
          throw unknown(String.join("/", path), "request, response, close, receive, reply, refuse");
    };
  }

  /** Body: the canonical request → text. */
  private static void request(Platform his, Exchange exchange) {
    Operation operation = his.asking(exchange.getVariable(Call.CANONICAL_OPERATION, String.class));
    if (IdempotentComponent.DONE.equals(exchange.getVariable(IdempotentComponent.REPEAT))
        && carriedOut(his, operation)) {
      throw new UnknownOutcomeException(operation.id());
    }
    JsonNode canonical = Call.body(exchange);
    ObjectNode request = wire(operation, canonical, empty(his), exchange);
    String text = his.writeRequest(operation, request);
    exchange.setProperty(HttpCaller.HEADERS, his.headers(operation, request));
    exchange.setProperty(ASKED, new HisCall(his, operation, exchange, canonical, request, text));
    exchange.getMessage().setHeader(CxfConstants.OPERATION_NAME, operation.called());
    exchange.getMessage().setBody(text);
  }

  /** What the HIS cannot be asked is said in the names of whoever asked the hub. */
  private static ObjectNode wire(
      Operation operation, JsonNode canonical, boolean empty, Exchange exchange) {
    try {
      ObjectNode request = operation.request().toWire(canonical, empty, null);
      operation.request().require(operation.request().normalise(request));
      return request;
    } catch (CanonicalException e) {
      CanonicalException misfit = operation.request().misfit(e);
      Call call = Call.of(exchange);
      throw call == null || call.operation() == null
          ? misfit
          : call.operation().request().inItsNames(misfit);
    }
  }

  /** Whether asking so carries a write out, because nothing else tells what became of it. */
  private static boolean carriedOut(Platform his, Operation asking) {
    return asking.effect() == Effect.READ
        && his.operations().values().stream()
            .filter(operation -> operation.effect() == Effect.WRITE)
            .anyMatch(operation -> operation.called().equals(asking.called()));
  }

  /** Body: text → the canonical reply. */
  private static void response(Exchange exchange) {
    HisCall asked = exchange.getProperty(ASKED, HisCall.class);
    String text = exchange.getMessage().getBody(String.class);
    JsonNode answer = answer(asked, text == null ? "" : text);
    List<Violation> violations = asked.operation().response().check(answer);
    if (!violations.isEmpty()) {
      throw unreadable(asked, violations.stream().map(Violation::path).toList().toString());
    }
    asked.became(Ending.SUCCESS);
    exchange.getMessage().setBody(asked.told(answer));
  }

  private static JsonNode answer(HisCall asked, String text) {
    asked.answered(text);
    try {
      return asked.his().readResponse(asked.operation(), text);
    } catch (PlatformException e) {
      asked.became(Ending.REFUSED);
      throw asked.his().meaning(e);
    } catch (CanonicalException e) {
      throw unreadable(asked, "as a whole");
    }
  }

  /** No refusal: whether anything was done is not known. */
  private static IllegalStateException unreadable(HisCall asked, String where) {
    asked.became(Ending.FAILED);
    LOG.warn("{}: the answer does not fit its contract: {}", asked.operation().id(), where);
    return new IllegalStateException("an answer that cannot be read");
  }

  /** A call that the breaker did not let through was none. */
  private void close(Exchange exchange) {
    HisCall asked = exchange.getProperty(ASKED, HisCall.class);
    Throwable caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
    if (asked == null || Failures.heldBack(caught)) {
      return;
    }
    String error = caught == null ? null : failures.error(caught);
    journal.close(asked.ended(error, caught, node));
    meters.ended(
        asked.his().id(),
        asked.operation().canonical(),
        asked.ending(),
        error == null ? "" : error,
        asked.elapsed().toNanos());
  }

  /** Body: text → the canonical request. Sets the variables of the call. */
  private static void receive(Platform his, Exchange exchange) {
    Call call = Call.begin(his, exchange);
    InboundRequest inbound = InboundRequest.of(exchange);
    call.arrived(inbound);
    if (inbound.refusal() != null) {
      throw inbound.refusal();
    }
    Platform.Request request =
        his.receive(inbound.incoming(), Direction.OUTBOUND, call.reading(exchange));
    Operation operation = request.operation();
    operation.request().require(request.body());
    call.request(request);
    ObjectNode canonical = operation.request().toCanonical(request.body());
    call.canonical(canonical, exchange);
    exchange.getMessage().setBody(canonical);
  }

  /** Body: the canonical reply → text. */
  private static void reply(Exchange exchange) {
    Call call = Call.require(exchange);
    Operation operation = call.requireOperation();
    ObjectNode answer =
        operation.response().toWire(Call.body(exchange), empty(call.platform()), call.asSent());
    call.answer(call.platform().reply(operation, answer, call.form()), exchange);
  }

  /** Body: whatever was there → the text of the failure that the exchange caught. */
  private void refuse(Exchange exchange) {
    Call call = Call.require(exchange);
    call.refuse(failures.canonical(exchange), exchange);
  }

  private static boolean empty(Platform platform) {
    return platform.descriptor().envelope().emptyElements();
  }
}
