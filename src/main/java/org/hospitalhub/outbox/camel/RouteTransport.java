package org.hospitalhub.outbox.camel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.hospitalhub.exchange.Call;
import org.hospitalhub.exchange.Failures;
import org.hospitalhub.exchange.Trace;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.outbox.AttemptResult;
import org.hospitalhub.outbox.Transport;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.platform.PlatformException;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.UnavailableException;
import org.jspecify.annotations.Nullable;

/** Sends the outbox's requests by the route {@code direct:outbox-deliver}. */
final class RouteTransport implements Transport {

  private static final String ROUTE = "direct:outbox-deliver";

  private final CamelContext camel;
  private final LiveMappings mappings;
  private final Failures failures;
  private @Nullable ProducerTemplate template;

  RouteTransport(CamelContext camel, LiveMappings mappings, Failures failures) {
    this.camel = camel;
    this.mappings = mappings;
    this.failures = failures;
  }

  @Override
  public AttemptResult send(Request request) {
    Exchange done =
        template()
            .request(
                ROUTE,
                exchange -> {
                  exchange.setVariable(Call.PLATFORM, request.platform());
                  exchange.setVariable(Call.OPERATION, request.operation());
                  exchange.setVariable(Call.SCHEDULED, !request.awaited());
                  exchange
                      .getIn()
                      .setHeader(Trace.HEADER, Trace.continuing(request.trace()).traceparent());
                  exchange.getIn().setBody(request.message());
                });
    Exception failure = done.getException();
    if (failure != null) {
      return outcome(request, failure, unwritten(done));
    }
    return done.getMessage().getBody() instanceof JsonNode answer
        ? new AttemptResult.Taken(answer)
        : new AttemptResult.Unclear("rejected", "the route of the operation ends with no answer");
  }

  /** Made when it is first needed: the context is started after the beans it borrows. */
  private synchronized ProducerTemplate template() {
    if (template == null) {
      template = camel.createProducerTemplate();
    }
    return template;
  }

  /** Whether the operation's steps have begun, and came to no message that could be sent. */
  private static boolean unwritten(Exchange done) {
    Call call = Call.of(done);
    return call != null && call.sent() == null;
  }

  /**
   * What became of it.
   *
   * @param unwritten whether there was nothing to send yet: then it is the message that is wrong,
   *     or its sheet, and the platform has nothing to do with it
   */
  private AttemptResult outcome(Request request, Throwable failure, boolean unwritten) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      AttemptResult outcome = said(request, t);
      if (outcome != null) {
        return outcome;
      }
    }
    if (Failures.tooMany(failure)) {
      return new AttemptResult.NotSent("busy", "there are too many calls at once", false);
    }
    if (Failures.unsent(failure)) {
      return new AttemptResult.NotSent("busy", "the platform cannot be reached", true);
    }
    String error = failures.error(failure);
    if (unwritten && error.equals("internal")) {
      return new AttemptResult.Unfit(
          error, "cannot be written for the platform: " + failure.getClass().getSimpleName());
    }
    return new AttemptResult.Unclear(error, failure.getClass().getSimpleName());
  }

  private @Nullable AttemptResult said(Request request, Throwable t) {
    if (t instanceof PlatformException refused) {
      Platform platform = mappings.current().platforms().get(request.platform());
      boolean passes = platform != null && platform.passes(refused);
      return new AttemptResult.Refused(refused.code(), refused.words(), passes);
    }
    if (t instanceof UnavailableException unavailable) {
      return unavailable.error().equals("timeout")
          ? new AttemptResult.Unclear("timeout", "no answer in time")
          : new AttemptResult.NotSent("busy", "not available", true);
    }
    if (t instanceof CanonicalException canonical) {
      return canonical.error().equals("rejected")
          ? new AttemptResult.Unclear("rejected", "the platform's answer cannot be read")
          : new AttemptResult.Unfit(canonical.error(), detail(canonical));
    }
    return null;
  }

  /** The names of the fields; their values may be a patient's. */
  private static String detail(CanonicalException misfit) {
    return misfit.violations().isEmpty()
        ? String.valueOf(misfit.getMessage())
        : misfit.violations().stream()
            .map(violation -> violation.path() + " " + violation.english())
            .collect(Collectors.joining("; "));
  }
}
