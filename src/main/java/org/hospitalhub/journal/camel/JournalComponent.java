package org.hospitalhub.journal.camel;

import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.hospitalhub.api.ApiExchange;
import org.hospitalhub.api.ApiJournal;
import org.hospitalhub.api.camel.CanonicalComponent;
import org.hospitalhub.exchange.Call;
import org.hospitalhub.exchange.Failures;
import org.hospitalhub.exchange.GuessGuard;
import org.hospitalhub.exchange.StepComponent;
import org.hospitalhub.journal.Journal;
import org.hospitalhub.journal.Nodes;
import org.hospitalhub.journal.Outcome;
import org.hospitalhub.sheet.CanonicalSheet.Effect;
import org.hospitalhub.sheet.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code journal:<open|close>}: records the exchange. {@code open} stands before anything is done:
 * it stores a write at once, and leaves a read for later. {@code close} stands at the end, whatever
 * happened.
 */
@Component("journal")
public final class JournalComponent extends StepComponent {

  private static final String PROPERTY = "hub.recording";
  private static final String OPENED = "hub.opened";

  /** What it is called when no answer came, or none that can be read. */
  private static final Set<String> SILENCE = Set.of("busy", "timeout", "internal");

  private final Journal journal;
  private final Failures failures;
  private final CallWatch watch;
  private final ApiJournal api;
  private final GuessGuard guard;
  private final String node;

  JournalComponent(
      Journal journal,
      Failures failures,
      CallWatch watch,
      ApiJournal api,
      GuessGuard guard,
      Nodes nodes) {
    this.guard = guard;
    this.journal = journal;
    this.failures = failures;
    this.watch = watch;
    this.api = api;
    this.node = nodes.self();
  }

  @Override
  protected Processor step(String[] path) {
    return switch (path[0]) {
      case "open" -> this::open;
      case "close" -> this::close;
      default -> throw unknown(path[0], "open, close");
    };
  }

  private void open(Exchange exchange) {
    opening(exchange).run();
  }

  /**
   * What stores a write, for a transaction that begins after this; it does nothing for a read,
   * which is left for later.
   */
  Runnable opening(Exchange exchange) {
    Call call = Call.require(exchange);
    Operation operation = call.operation();
    if (operation == null || !writes(operation)) {
      return () -> {};
    }
    CallRecording recording = CallRecording.opening(call, node);
    journal.prepare(recording);
    return () -> {
      exchange.setProperty(PROPERTY, recording);
      journal.open(recording);
      exchange.setProperty(OPENED, Boolean.TRUE);
    };
  }

  /** A call that was never begun, or is closed already, leaves nothing to do. */
  public void close(Exchange exchange) {
    ApiExchange request = (ApiExchange) exchange.removeProperty(CanonicalComponent.REQUEST);
    if (request != null) {
      api.ended(request, exchange.getMessage().getBody(String.class));
    }
    Call call = Call.of(exchange);
    if (call == null || call.recorded()) {
      return;
    }
    call.setRecorded();
    CallRecording opened = exchange.getProperty(PROPERTY, CallRecording.class);
    Throwable caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
    String error = call.error() != null || caught == null ? call.error() : failures.error(caught);
    Outcome outcome = outcome(error, exchange.getProperty(OPENED) != null, caught);
    journal.close(
        opened == null
            ? CallRecording.ended(call, node, outcome, error)
            : opened.ended(outcome, error));
    watch.ended(call, outcome, error, caught);
    guard.ended(call, error);
  }

  public static boolean writes(Operation operation) {
    return operation.effect() == Effect.WRITE;
  }

  /**
   * How a call ended: a write that was dispatched and got no answer may have happened.
   *
   * @param error the canonical error; null for a success
   * @param dispatched whether it is a write that was on its way
   * @param caught what the error was made of
   */
  public static Outcome outcome(
      @Nullable String error, boolean dispatched, @Nullable Throwable caught) {
    if (error == null) {
      return Outcome.SUCCESS;
    }
    boolean silence = dispatched && SILENCE.contains(error) && !Failures.unsent(caught);
    return silence ? Outcome.UNKNOWN : Outcome.FAILURE;
  }
}
