package org.hospitalhub.journal.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.hospitalhub.exchange.Call;
import org.hospitalhub.exchange.Failures;
import org.hospitalhub.exchange.StepComponent;
import org.hospitalhub.exchange.UnknownOutcomeException;
import org.hospitalhub.journal.Repeat;
import org.hospitalhub.journal.StoredReplies;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.CanonicalOperation;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.UnavailableException;
import org.springframework.stereotype.Component;

/**
 * {@code idempotent:<step>}: a write that is repeated is done once, and answered alike as long as
 * the answer is true. {@code begin} sets the variable {@value #REPEAT}: {@code first}, {@code done}
 * or {@code in-doubt}; a first one is then in the journal. For the others {@code query} makes the
 * HIS router ask for the outcome of the first one. {@code known} takes the answer for the reply, or
 * finds that the stored one stands; {@code unknown} makes it a first request when the HIS knows
 * nothing of it, or no longer. {@code end} stores the reply and {@code undo} ends those of what is
 * undone by it; {@code failed} ends the claim and goes on failing.
 */
@Component("idempotent")
public final class IdempotentComponent extends StepComponent {

  public static final String REPEAT = "repeat";
  public static final String DONE = "done";
  private static final String FIRST = "first";
  private static final String IN_DOUBT = "in-doubt";
  private static final String CLAIM = "hub.claim";

  private final StoredReplies replies;
  private final JournalComponent journal;
  private final LiveMappings mappings;
  private final Clock clock;

  IdempotentComponent(
      StoredReplies replies, JournalComponent journal, LiveMappings mappings, Clock clock) {
    this.replies = replies;
    this.journal = journal;
    this.mappings = mappings;
    this.clock = clock;
  }

  @Override
  protected Processor step(String[] path) {
    return switch (path[0]) {
      case "begin" -> this::begin;
      case "query" -> this::query;
      case "known" -> this::known;
      case "unknown" -> this::unknown;
      case "end" -> this::end;
      case "undo" -> this::undo;
      case "failed" -> this::failed;
      default -> throw unknown(path[0], "begin, query, known, unknown, end, undo, failed");
    };
  }

  private void begin(Exchange exchange) {
    Call call = Call.require(exchange);
    ObjectNode request = request(call);
    String content = canonical(call).identity().of(request);
    var key = Claim.key(call.requireOperation(), request, content);
    Runnable recording = journal.opening(exchange);
    Repeat repeat;
    try {
      repeat = replies.begin(key, content, recording);
    } catch (CanonicalException e) {
      throw e.error().equals("conflict") ? Claim.reused(call.requireOperation()) : e;
    }
    exchange.setProperty(CLAIM, new Claim(key, content, recording, repeat));
    exchange.setVariable(
        REPEAT,
        switch (repeat.state()) {
          case FIRST -> FIRST;
          case DONE, OTHER -> DONE;
          case IN_DOUBT -> IN_DOUBT;
        });
  }

  private CanonicalOperation canonical(Call call) {
    String write = call.requireOperation().canonical();
    return mappings.current().library().operations().get(write);
  }

  private static ObjectNode request(Call call) {
    return (ObjectNode) Objects.requireNonNull(call.canonical());
  }

  /** Body: the canonical request of the first one, and what the outcome asks of its reply. */
  private void query(Exchange exchange) {
    Call call = Call.require(exchange);
    String outcome = canonical(call).sheet().outcome();
    if (outcome == null) {
      throw new IllegalStateException(
          call.requireOperation().canonical() + ".yaml declares no outcome to ask for");
    }
    Claim claim = claim(exchange);
    CanonicalOperation read = mappings.current().library().operations().get(outcome);
    ObjectNode question = claim.done() ? claim.question(read) : request(call);
    exchange.setVariable(Call.CANONICAL_OPERATION, outcome);
    exchange.setVariable(Call.HOSPITAL, Call.hospital(question));
    exchange.getMessage().setBody(question);
  }

  /** Body: what the HIS says happened → the reply. */
  private void known(Exchange exchange) {
    Claim claim = claim(exchange);
    JsonNode told = Call.body(exchange);
    if (claim.done()) {
      exchange.getMessage().setBody(claim.answer(Call.require(exchange).requireOperation()));
    } else {
      replies.done(claim.key(), Claim.stored(request(Call.require(exchange)), told));
    }
    asked(exchange, DONE);
  }

  /** The HIS knows nothing of it, or no longer, or tells nothing. */
  private void unknown(Exchange exchange) throws Exception {
    Exception caught = caught(exchange);
    Call call = Call.require(exchange);
    Claim claim = claim(exchange);
    boolean trusted =
        claim.done()
            && !gone(caught)
            && claim.within(call.platform().descriptor().repeats(), clock.instant());
    boolean anew = gone(caught) || claim.done() && caught instanceof UnknownOutcomeException;
    if (!trusted && !anew) {
      throw caught;
    }
    if (!trusted && claim.done()) {
      replies.reopen(claim.key(), claim.repeat(), claim.content(), claim.recording());
    }
    exchange.removeProperty(ExchangePropertyKey.EXCEPTION_CAUGHT);
    exchange.getMessage().setBody(trusted ? claim.answer(call.requireOperation()) : request(call));
    asked(exchange, trusted ? DONE : FIRST);
  }

  private static boolean gone(Exception caught) {
    return caught instanceof CanonicalException error && error.error().equals("not-found");
  }

  private static void asked(Exchange exchange, String repeat) {
    Call call = Call.require(exchange);
    exchange.setVariable(Call.CANONICAL_OPERATION, call.requireOperation().canonical());
    exchange.setVariable(Call.HOSPITAL, Call.hospital(request(call)));
    exchange.setVariable(REPEAT, repeat);
  }

  private void end(Exchange exchange) {
    JsonNode reply = Call.body(exchange);
    undo(exchange);
    replies.done(claim(exchange).key(), Claim.stored(request(Call.require(exchange)), reply));
  }

  /** Body: stays; where it is a refusal nothing is undone. */
  private void undo(Exchange exchange) {
    Call call = Call.require(exchange);
    List<Operation> undone = call.platform().undone(call.requireOperation());
    if (undone.isEmpty()) {
      return;
    }
    Call.body(exchange);
    ObjectNode request = request(call);
    undone.forEach(write -> replies.forget(Claim.key(write, request, "")));
  }

  private void failed(Exchange exchange) throws Exception {
    Exception caught = caught(exchange);
    String repeat = exchange.getVariable(REPEAT, String.class);
    if (FIRST.equals(repeat) && nothingHappened(caught)) {
      replies.release(claim(exchange).key());
    } else if (!DONE.equals(repeat)) {
      replies.leaveInDoubt(claim(exchange).key());
    }
    throw caught;
  }

  /** The HIS refused, or was not asked: what is down or too slow may have done it all the same. */
  private static boolean nothingHappened(Throwable caught) {
    return Failures.unsent(caught)
        || caught instanceof CanonicalException && !(caught instanceof UnavailableException);
  }

  private static Claim claim(Exchange exchange) {
    return Objects.requireNonNull(exchange.getProperty(CLAIM, Claim.class));
  }

  private static Exception caught(Exchange exchange) {
    return exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
  }
}
