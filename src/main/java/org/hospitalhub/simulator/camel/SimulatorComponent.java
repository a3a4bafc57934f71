package org.hospitalhub.simulator.camel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.hospitalhub.exchange.Call;
import org.hospitalhub.exchange.StepComponent;
import org.hospitalhub.platform.Incoming;
import org.hospitalhub.platform.http.HttpCall;
import org.hospitalhub.simulator.Fault;
import org.hospitalhub.simulator.FaultyReplies;
import org.hospitalhub.simulator.SimulatedPlatforms;
import org.hospitalhub.simulator.SimulatedPlatforms.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Platforms played from their own sheets, only where {@code hub.simulator} is on. {@code
 * simulator:<platform>/answer} answers for one. For a HIS that a route plays {@code take} stands
 * behind {@code his:<connector>/receive}, {@code done} behind {@code reply} and {@code refused}
 * behind {@code refuse}.
 */
@Component("simulator")
final class SimulatorComponent extends StepComponent {

  private static final String STEPS =
      "<platform>/answer, <connector>/take, <connector>/done, <connector>/refused";

  /** A variable that the route uses: how often a message is carried out. */
  private static final String TIMES = "times";

  private final SimulatedPlatforms platforms;
  private final FaultyReplies replies;

  SimulatorComponent(SimulatedPlatforms platforms, FaultyReplies replies) {
    this.platforms = platforms;
    this.replies = replies;
  }

  @Override
  protected Processor step(String[] path) {
    String id = path[0];
    return switch (path.length == 2 ? path[1] : "") {
      case "answer" -> exchange -> answer(id, exchange);
      case "take" -> exchange -> take(id, exchange);
      case "done" -> exchange -> done(id, exchange);
      case "refused" -> exchange -> refused(id, exchange);
      default -> throw unknown(String.join("/", path), STEPS);
    };
  }

  private void answer(String platform, Exchange exchange) {
    Message message = exchange.getIn();
    Answer answer = platforms.answer(platform, incoming(message));
    decide(message, answer.fault());
    exchange.getMessage().setBody(answer.text());
  }

  private static Incoming incoming(Message message) {
    if (message instanceof PlatformHttpMessage http) {
      HttpCall call = HttpCall.of(http.getRequest());
      return Incoming.of(call.text(), call.operation(), call.headers());
    }
    Object text = message.getBody() instanceof List<?> list ? list.get(0) : message.getBody();
    return Incoming.of(
        String.valueOf(text), message.getHeader(CxfConstants.OPERATION_NAME, String.class));
  }

  private void decide(Message message, @Nullable Fault fault) {
    String call = message.getHeader(FaultyReplies.CALL, String.class);
    if (call != null && fault != null) {
      replies.decide(call, fault);
    }
  }

  private void take(String connector, Exchange exchange) {
    Call call = Call.require(exchange);
    Fault fault = platforms.strike(connector, call.requireOperation(), request(call));
    decide(exchange.getIn(), fault);
    exchange.setVariable(TIMES, Fault.done(fault));
    if (fault != null && fault.fault() == Fault.Kind.DROP) {
      exchange.getMessage().setBody("");
      exchange.setRouteStop(true);
    }
  }

  private void done(String connector, Exchange exchange) {
    Call call = Call.require(exchange);
    int times = exchange.getVariable(TIMES, Integer.class);
    platforms.accepted(connector, call.requireOperation(), request(call), times);
  }

  private void refused(String connector, Exchange exchange) {
    Call call = Call.require(exchange);
    platforms.refused(connector, call.operation(), String.valueOf(call.received()));
  }

  private static JsonNode request(Call call) {
    return Objects.requireNonNull(call.request(), "received before this step");
  }
}
