package org.hospitalhub.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.hospitalhub.journal.Repeat;
import org.hospitalhub.journal.RequestKey;
import org.hospitalhub.journal.StoredReplies;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.UnavailableException;

/**
 * {@code idempotent:<step>}: a write that is repeated is done once. {@code begin} sets the variable
 * {@value #REPEAT}: {@code first}, {@code done} (the body is the stored reply) or {@code in-doubt};
 * what is not done yet is then in the journal. In doubt, {@code ask} makes the HIS router ask for
 * the outcome, {@code known} takes the answer for the reply, and {@code unknown} makes it a first
 * request when the HIS knows nothing of it. {@code end} stores the reply; {@code failed} ends the
 * claim and goes on failing.
 */
final class IdempotentComponent extends StepComponent {

  static final String REPEAT = "repeat";
  private static final String FIRST = "first";
  private static final String DONE = "done";
  private static final String IN_DOUBT = "in-doubt";
  private static final String KEY = "hub.requestKey";

  private final StoredReplies replies;
  private final JournalComponent journal;
  private final LiveMappings mappings;
  private final ObjectMapper json = new ObjectMapper();

  IdempotentComponent(StoredReplies replies, JournalComponent journal, LiveMappings mappings) {
    this.replies = replies;
    this.journal = journal;
    this.mappings = mappings;
  }

  @Override
  protected Processor step(String[] path) {
    return switch (path[0]) {
      case "begin" -> this::begin;
      case "ask" -> this::ask;
      case "known" -> this::known;
      case "unknown" -> this::unknown;
      case "end" -> this::end;
      case "failed" -> this::failed;
      default -> throw unknown(path[0], "begin, ask, known, unknown, end, failed");
    };
  }

  /** Body: the canonical request → itself, or the stored reply. */
  private void begin(Exchange exchange) throws JsonProcessingException {
    Call call = Call.require(exchange);
    Operation operation = call.requireOperation();
    String content = Call.body(exchange).toString();
    List<String> named = values(call);
    RequestKey key =
        RequestKey.of(
            operation.platform(),
            operation.key(),
            named.stream().allMatch(String::isEmpty) ? List.of(content) : named);
    Repeat repeat = replies.begin(key, content, journal.opening(exchange));
    exchange.setProperty(KEY, key);
    exchange.setVariable(
        REPEAT,
        switch (repeat.state()) {
          case FIRST -> FIRST;
          case DONE -> DONE;
          case IN_DOUBT -> IN_DOUBT;
        });
    if (repeat.reply() != null) {
      exchange.getMessage().setBody(json.readTree(repeat.reply()));
    }
  }

  private static List<String> values(Call call) {
    JsonNode request = Objects.requireNonNull(call.request());
    return call.requireOperation().idempotentBy().stream()
        .map(path -> WirePaths.text(request, path))
        .toList();
  }

  private void ask(Exchange exchange) {
    String write = Call.require(exchange).requireOperation().canonical();
    String outcome = mappings.current().library().operations().get(write).sheet().outcome();
    if (outcome == null) {
      throw new IllegalStateException(write + ".yaml declares no outcome to ask for");
    }
    exchange.setVariable(Call.CANONICAL_OPERATION, outcome);
  }

  /** Body: what the HIS says happened → the reply. */
  private void known(Exchange exchange) {
    end(exchange);
    askedFor(exchange, DONE);
  }

  /** The HIS knows nothing of it: it never happened. */
  private void unknown(Exchange exchange) throws Exception {
    Exception caught = caught(exchange);
    if (!(caught instanceof CanonicalException error && error.error().equals("not-found"))) {
      throw caught;
    }
    exchange.removeProperty(ExchangePropertyKey.EXCEPTION_CAUGHT);
    exchange.getMessage().setBody(Call.require(exchange).canonical());
    askedFor(exchange, FIRST);
  }

  private static void askedFor(Exchange exchange, String repeat) {
    String write = Call.require(exchange).requireOperation().canonical();
    exchange.setVariable(Call.CANONICAL_OPERATION, write);
    exchange.setVariable(REPEAT, repeat);
  }

  private void end(Exchange exchange) {
    Call call = Call.require(exchange);
    Operation operation = call.requireOperation();
    for (String superseded : operation.supersedes()) {
      replies.forget(RequestKey.of(operation.platform(), superseded, values(call)));
    }
    replies.done(key(exchange), Call.body(exchange).toString());
  }

  private void failed(Exchange exchange) throws Exception {
    Exception caught = caught(exchange);
    boolean asked = IN_DOUBT.equals(exchange.getVariable(REPEAT, String.class));
    if (!asked && nothingHappened(caught)) {
      replies.release(key(exchange));
    } else {
      replies.leaveInDoubt(key(exchange));
    }
    throw caught;
  }

  /** The HIS refused, or was not asked: what is down or too slow may have done it all the same. */
  private static boolean nothingHappened(Throwable caught) {
    return Failures.unsent(caught)
        || caught instanceof CanonicalException && !(caught instanceof UnavailableException);
  }

  private static RequestKey key(Exchange exchange) {
    return Objects.requireNonNull(exchange.getProperty(KEY, RequestKey.class));
  }

  private static Exception caught(Exchange exchange) {
    return exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
  }
}
