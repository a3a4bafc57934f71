package org.hospitalhub.upload.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.hospitalhub.exchange.Call;
import org.hospitalhub.exchange.Failures;
import org.hospitalhub.exchange.Trace;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.upload.DuePages;
import org.jspecify.annotations.Nullable;

/** Asks the HIS by the route {@code direct:uploads-due}. */
final class RouteDuePages implements DuePages {

  private static final String ROUTE = "direct:uploads-due";

  private final CamelContext camel;
  private final Failures failures;
  private @Nullable ProducerTemplate template;

  RouteDuePages(CamelContext camel, Failures failures) {
    this.camel = camel;
    this.failures = failures;
  }

  @Override
  public JsonNode ask(String operation, String hospital, ObjectNode request) {
    Exchange done =
        template()
            .request(
                ROUTE,
                exchange -> {
                  exchange.setVariable(Call.CANONICAL_OPERATION, operation);
                  exchange.setVariable(Call.HOSPITAL, hospital);
                  exchange.getIn().setHeader(Trace.HEADER, Trace.of(null).traceparent());
                  exchange.getIn().setBody(request);
                });
    try {
      if (done.getException() != null) {
        throw done.getException();
      }
      return Call.body(done);
    } catch (Exception e) {
      throw canonical(e);
    }
  }

  private CanonicalException canonical(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof CanonicalException canonical) {
        return canonical;
      }
    }
    return new CanonicalException(failures.error(failure), failure.getClass().getSimpleName());
  }

  /** Made when it is first needed: the context is started after the beans it borrows. */
  private synchronized ProducerTemplate template() {
    if (template == null) {
      template = camel.createProducerTemplate();
    }
    return template;
  }
}
