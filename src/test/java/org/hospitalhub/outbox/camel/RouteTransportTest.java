package org.hospitalhub.outbox.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.ThrottlerRejectedExecutionException;
import org.hospitalhub.exchange.Call;
import org.hospitalhub.exchange.Failures;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.mappings.MappingsReader;
import org.hospitalhub.outbox.AttemptResult;
import org.hospitalhub.outbox.Transport;
import org.hospitalhub.platform.Platform;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a failure of a delivery says about the message, and what about its platform. */
class RouteTransportTest {

  private final LiveMappings mappings =
      new LiveMappings(
          new MappingsReader(
              Path.of("src/test/resources/outbox/mappings"), text -> text, Map.of()));

  @AutoClose("stop")
  private final DefaultCamelContext camel = new DefaultCamelContext();

  private Processor step = exchange -> {};

  @BeforeEach
  void start() throws Exception {
    camel.disableJMX();
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from("direct:outbox-deliver").process(exchange -> step.process(exchange));
          }
        });
    camel.start();
  }

  private AttemptResult send() {
    return new RouteTransport(camel, mappings, new Failures())
        .send(
            new Transport.Request(
                "alpha", "S1", "0".repeat(31) + "1", JsonNodeFactory.instance.objectNode(), true));
  }

  private Call begin(Exchange exchange) {
    Platform alpha = mappings.current().platform("alpha");
    Call call = Call.begin(alpha, exchange);
    call.operation(alpha.operations().get("S1"), exchange);
    return call;
  }

  @Test
  void holdsWhatCannotBeWrittenAtOnce() {
    step =
        exchange -> {
          begin(exchange);
          throw new ArithmeticException("Rounding necessary");
        };

    assertThat(send()).isInstanceOf(AttemptResult.Unfit.class);
  }

  @Test
  void doesNotKnowWhatBecameOfWhatWasWritten() {
    step =
        exchange -> {
          begin(exchange).sent("<data/>");
          throw new IllegalStateException("something");
        };

    assertThat(send()).isInstanceOf(AttemptResult.Unclear.class);
  }

  @Test
  void triesAgainWhenThePlatformIsOutOfReach() {
    step =
        exchange -> {
          begin(exchange);
          throw new ConnectException();
        };
    assertThat(send()).isInstanceOf(AttemptResult.NotSent.class);

    step =
        exchange -> {
          begin(exchange).sent("<data/>");
          throw new IOException("reset");
        };
    assertThat(send()).isInstanceOf(AttemptResult.Unclear.class);
  }

  @Test
  void tellsTooManyCallsFromAnOutage() {
    step =
        exchange -> {
          begin(exchange).sent("<data/>");
          throw new ThrottlerRejectedExecutionException("");
        };
    assertThat(send())
        .isInstanceOfSatisfying(
            AttemptResult.NotSent.class, unsent -> assertThat(unsent.outage()).isFalse());

    step =
        exchange -> {
          begin(exchange);
          throw new ConnectException();
        };
    assertThat(send())
        .isInstanceOfSatisfying(
            AttemptResult.NotSent.class, unsent -> assertThat(unsent.outage()).isTrue());
  }
}
