package org.hospitalhub.camel;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.hospitalhub.simulator.SimulatedPlatforms;

/**
 * {@code simulator:<platform>/<answer|received>}: a platform played from its own sheets, and the
 * messages it got. Only where {@code hub.simulator} is on.
 */
final class SimulatorComponent extends StepComponent {

  private final SimulatedPlatforms platforms;

  SimulatorComponent(SimulatedPlatforms platforms) {
    this.platforms = platforms;
  }

  @Override
  protected Processor step(String[] path) {
    return switch (path.length == 2 ? path[1] : "") {
      case "answer" -> exchange -> answer(path[0], exchange);
      case "received" ->
          exchange -> {
            exchange.getMessage().removeHeaders("*");
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
            exchange.getMessage().setBody(platforms.received(path[0]).toString());
          };
      default -> throw unknown(String.join("/", path), "<platform>/answer, <platform>/received");
    };
  }

  private void answer(String platform, Exchange exchange) {
    Object body = exchange.getIn().getBody();
    Object text = body instanceof List<?> arguments ? arguments.get(0) : body;
    String named = exchange.getIn().getHeader(CxfConstants.OPERATION_NAME, String.class);
    exchange.getMessage().setBody(platforms.answer(platform, named, String.valueOf(text)));
  }
}
