package org.hospitalhub.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.hospitalhub.sheet.CanonicalOperation;
import org.hospitalhub.sheet.FieldType;
import org.hospitalhub.sheet.OperationSheet.Query;

/**
 * Asks a platform what became of a message whose answer never came, as the sheet's {@code query}
 * says. Only what the sheet lists is believed, and only of the message that was asked about.
 */
final class Inquiry {

  private static final String SLASH = "/";

  private final Transport transport;
  private final LaneQuery laneQuery;
  private final DeliveryStore deliveries;
  private final Content content;

  Inquiry(Transport transport, LaneQuery laneQuery, DeliveryStore deliveries, Content content) {
    this.transport = transport;
    this.laneQuery = laneQuery;
    this.deliveries = deliveries;
    this.content = content;
  }

  /**
   * What became of a message.
   *
   * @return nothing when the platform says that it never happened, so that it may be sent again
   */
  Optional<AttemptResult> ask(
      Query query, CanonicalOperation operation, Delivery delivery, Transport.Request sent) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    query.request().forEach((to, from) -> put(request, to, sent.message().at(pointer(from))));
    AttemptResult said =
        transport.send(
            new Transport.Request(
                sent.platform(), query.operation(), sent.trace(), request, sent.awaited()));
    if (said instanceof AttemptResult.Taken told) {
      return new Told(query, operation, delivery, request, told.answer()).of(sent.message());
    }
    if (said instanceof AttemptResult.Refused no) {
      return query.unknown((no.code() + " " + no.words()).strip())
          ? Optional.empty()
          : undecided("the platform, asked what became of it, refuses: " + no.code());
    }
    if (said instanceof AttemptResult.NotSent
        || said instanceof AttemptResult.Unclear unclear && late(unclear)) {
      return Optional.of(said); // asking again does no harm
    }
    return undecided("the platform, asked what became of it, gives no answer that can be read");
  }

  private static boolean late(AttemptResult.Unclear unclear) {
    return unclear.error().equals("timeout") || unclear.error().equals("busy");
  }

  private static Optional<AttemptResult> undecided(String why) {
    return Optional.of(new AttemptResult.Undecided(why));
  }

  /** What a platform tells of a message. */
  private final class Told {

    private final Query query;
    private final CanonicalOperation operation;
    private final Delivery delivery;
    private final ObjectNode request;
    private final JsonNode answer;

    Told(
        Query query,
        CanonicalOperation operation,
        Delivery delivery,
        ObjectNode request,
        JsonNode answer) {
      this.query = query;
      this.operation = operation;
      this.delivery = delivery;
      this.request = request;
      this.answer = answer;
    }

    Optional<AttemptResult> of(JsonNode message) {
      String state = answer.at(pointer(query.state())).asText();
      if (query.never().contains(state)) {
        return isAbout(message, true)
            ? Optional.empty()
            : undecided("the platform tells of another one");
      }
      boolean done = query.delivered().contains(state);
      if (!done && !query.refused().contains(state)) {
        return undecided("the platform tells a state that decides nothing: " + state);
      }
      if (!isAbout(message, false)) {
        return undecided("the platform tells of another one");
      }
      if (mayBeAboutOneBeside(done)) {
        return undecided("what the platform tells may be about an equal one");
      }
      return Optional.of(
          done ? new AttemptResult.Taken(inferred()) : new AttemptResult.Refused(state, "", false));
    }

    private boolean isAbout(JsonNode message, boolean alsoSilent) {
      return query.matches().entrySet().stream()
          .allMatch(
              match -> {
                JsonNode told = answer.at(pointer(match.getKey()));
                return told.isMissingNode() || told.isNull()
                    ? alsoSilent
                    : equal(match.getValue(), told.asText(), message);
              });
    }

    private boolean equal(String path, String told, JsonNode message) {
      String said = message.at(pointer(path)).asText();
      return operation.requestTypes().get(path) == FieldType.DECIMAL
          ? new BigDecimal(said).compareTo(new BigDecimal(told)) == 0
          : said.equals(told);
    }

    /** One that may have been done explains every answer, one that was refused a no. */
    private boolean mayBeAboutOneBeside(boolean done) {
      return laneQuery.settledBeside(delivery).stream()
          .filter(beside -> !done || beside.state() != Delivery.State.REFUSED && !beside.undone())
          .anyMatch(beside -> isAbout(content.open(deliveries.payload(beside.id())), false));
    }

    /** The answer that never came, as far as question and answer of the query tell it. */
    private ObjectNode inferred() {
      ObjectNode whole = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, ?> field : operation.responseTypes().entrySet()) {
        JsonNode told = answer.at(pointer(field.getKey()));
        put(
            whole,
            field.getKey(),
            told.isMissingNode() ? request.at(pointer(field.getKey())) : told);
      }
      return whole;
    }
  }

  private static String pointer(String path) {
    return SLASH + path.replace(".", SLASH);
  }

  private static void put(ObjectNode tree, String path, JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return;
    }
    String[] names = path.split("\\.");
    ObjectNode parent = tree;
    for (int i = 0; i < names.length - 1; i++) {
      parent = parent.withObjectProperty(names[i]);
    }
    parent.set(names[names.length - 1], value);
  }
}
