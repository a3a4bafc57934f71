package org.hospitalhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.resilience4j.ResilienceProcessor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.hospitalhub.exchange.Failures;
import org.hospitalhub.support.Patience;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The template {@code client}: whoever is slow holds so many threads and no more. */
class CallsAtOnceTest {

  private static final int AT_ONCE = 64;

  @AutoClose("stop")
  private final DefaultCamelContext camel = new DefaultCamelContext();

  private final AtomicInteger inside = new AtomicInteger();
  private final CountDownLatch release = new CountDownLatch(1);

  @BeforeEach
  void start() throws Exception {
    camel.disableJMX();
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from("direct:slow")
                .process(
                    exchange -> {
                      inside.incrementAndGet();
                      release.await();
                    });
          }
        });
    String templates = "file:" + Path.of("routes/templates.camel.yaml").toAbsolutePath();
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(ResourceHelper.resolveMandatoryResource(camel, templates));
    camel.addRouteFromTemplate(
        "alpha-client", "client", Map.of("platform", "alpha", "to", "direct:slow"));
    camel.start();
  }

  @Test
  void turnsAwayWhatWouldHoldMoreAndLetsTheNextOneThroughAfterwards() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
    List<Future<Exchange>> calls = new ArrayList<>();
    try (ProducerTemplate template = camel.createProducerTemplate()) {
      for (int i = 0; i < AT_ONCE; i++) {
        calls.add(callers.submit(() -> call(template)));
      }
      Patience.await().until(() -> inside.get() == AT_ONCE);

      for (int i = 0; i < 20; i++) {
        Exception failure = call(template).getException();
        assertThat(Failures.tooMany(failure)).as(String.valueOf(failure)).isTrue();
        assertThat(Failures.unsent(failure)).isTrue();
        assertThat(new Failures().error(failure)).isEqualTo("busy");
      }

      release.countDown();
      for (Future<Exchange> call : calls) {
        assertThat(Patience.await(call).getException()).isNull();
      }
      assertThat(call(template).getException()).isNull();
      assertThat(inside).hasValue(AT_ONCE + 1);
      assertThat(breaker().getMetrics().getNumberOfFailedCalls()).isZero();
    } finally {
      release.countDown();
      Patience.awaitEnd(callers);
    }
  }

  private static Exchange call(ProducerTemplate template) {
    return template.request("direct:alpha-client", exchange -> {});
  }

  private CircuitBreaker breaker() {
    return camel.getRoute("alpha-client").filter("*").stream()
        .filter(ResilienceProcessor.class::isInstance)
        .map(ResilienceProcessor.class::cast)
        .map(
            processor ->
                camel
                    .getCamelContextExtension()
                    .getContextPlugin(
                        io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry.class)
                    .circuitBreaker(processor.getId()))
        .findFirst()
        .orElseThrow();
  }
}
