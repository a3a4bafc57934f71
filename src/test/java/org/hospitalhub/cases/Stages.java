package org.hospitalhub.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hospitalhub.platform.Incoming;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.platform.PlatformException;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.CanonicalOperation;
import org.hospitalhub.sheet.Library;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.jspecify.annotations.Nullable;

/**
 * The stages a message passes, as the routes string them together: of what a platform asks {@code
 * request canonical reply|error response}, where {@code request} and {@code reply} or {@code error}
 * are given; of what it is asked {@code canonical request response reply|error}, where {@code
 * canonical} and {@code response} are given. The others must come out.
 *
 * @param operation null for what is true of the whole platform
 */
record Stages(Library library, Platform platform, @Nullable Operation operation) {

  /** What every operation may answer. */
  private static final Set<String> GENERAL =
      Set.of("missing", "invalid", "internal", "timeout", "busy", "in-progress");

  private boolean outbound() {
    return operation != null && operation.direction() == Direction.OUTBOUND;
  }

  /** The stages as they follow each other. */
  List<String> order() {
    return outbound()
        ? List.of("canonical", "request", "response", "reply", "error")
        : List.of("request", "canonical", "reply", "error", "response");
  }

  /** The stages that a case gives; it expects the others. */
  Set<String> given() {
    return outbound() ? Set.of("canonical", "response") : Set.of("request", "reply", "error");
  }

  /** What comes out of what a case gives. */
  Map<String, JsonNode> run(Case given) {
    Map<String, JsonNode> results = new LinkedHashMap<>();
    if (outbound()) {
      if (given.has("canonical")) {
        results.putAll(asked(given));
      }
      if (given.has("response")) {
        results.putAll(heard(given));
      }
      return results;
    }
    boolean answered = given.has("reply") || given.has("error");
    Read read = new Read();
    if (given.has("request")) {
      results.putAll(answered ? understood(given, read) : read(given, read));
    }
    if (given.has("error")) {
      results.put("response", failed(given));
    } else if (given.has("reply")) {
      results.put("response", answered(given, read));
    }
    return results;
  }

  /** What an inbound request means, or how it is refused. */
  private Map<String, JsonNode> read(Case given, Read read) {
    try {
      return understood(given, read);
    } catch (CanonicalException e) {
      String text = platform.refuse(read.operation, e, read.form, read.asSent).text();
      return Map.of("response", TextNode.valueOf(text));
    }
  }

  private Map<String, JsonNode> understood(Case given, Read read) {
    String named = operation == null ? null : operation.key();
    Incoming incoming = Incoming.of(given.wire("request"), named);
    Platform.Request request = platform.receive(incoming, Direction.INBOUND, read);
    read.body = request.body();
    read.asSent = request.asSent();
    Operation asked = read.operation;
    if (operation != null) {
      assertThat(asked).isSameAs(operation);
    }
    asked.request().require(read.body);
    ObjectNode canonical = asked.request().toCanonical(read.body);
    assertThat(canonical(asked).request().check(canonical)).isEmpty();
    return Map.of("canonical", canonical);
  }

  /** How the answer of the HIS is spoken; what is written fits the sheet when it is read again. */
  private JsonNode answered(Case given, Read request) {
    JsonNode reply = given.get("reply");
    assertThat(canonical(operation).response().check(reply)).isEmpty();
    ObjectNode wire = operation.response().toWire(reply, empty(), request.asSent);
    String response = platform.reply(operation, wire, request.form);
    assertThat(operation.response().check(platform.readResponse(operation, response))).isEmpty();
    return TextNode.valueOf(response);
  }

  /**
   * How an error of the HIS is spoken, what it says about it and which response fields it tells.
   */
  private JsonNode failed(Case given) {
    JsonNode error = given.get("error");
    String id = given.error();
    assertThat(library.errors()).containsKey(id);
    if (operation != null && !GENERAL.contains(id)) {
      assertThat(canonical(operation).sheet().errors()).contains(id);
    }
    String words = error.path("words").asText();
    CanonicalException exception =
        error.has("reply")
            ? new CanonicalException(id, words, (ObjectNode) error.get("reply"))
            : new CanonicalException(id, words);
    return TextNode.valueOf(platform.refuse(operation, exception));
  }

  /** What is sent, which fits the sheet when it is read again; or why nothing is. */
  private Map<String, JsonNode> asked(Case given) {
    JsonNode canonical = given.get("canonical");
    assertThat(canonical(operation).request().check(canonical)).isEmpty();
    try {
      ObjectNode request = operation.request().toWire(canonical, empty(), null);
      operation.request().require(operation.request().normalise(request));
      return Map.of("request", TextNode.valueOf(platform.writeRequest(operation, request)));
    } catch (CanonicalException e) {
      return Map.of("error", error(e));
    }
  }

  /** What an answer means: a reply, a refusal, or no answer at all. */
  private Map<String, JsonNode> heard(Case given) {
    try {
      JsonNode answer = platform.readResponse(operation, given.wire("response"));
      operation.response().require(answer);
      ObjectNode reply = operation.response().toCanonical(answer);
      assertThat(canonical(operation).response().check(reply)).isEmpty();
      return Map.of("reply", reply);
    } catch (PlatformException e) {
      ObjectNode error = JsonNodeFactory.instance.objectNode();
      return Map.of("error", error.put("code", e.code()).put("words", e.words()));
    } catch (CanonicalException e) {
      return Map.of("error", error(e));
    }
  }

  /** The fields of the platform's message that a case shows, as the sheet has them. */
  JsonNode fields(Case shown, String side) {
    try {
      if (!shown.has(side)) {
        return MissingNode.getInstance();
      }
      String text = WireXml.bare(shown.wire(side));
      Incoming incoming = Incoming.of(text, operation.key());
      return side.equals("request")
          ? platform.receive(incoming, operation.direction(), new Read()).body()
          : platform.readResponse(operation, text);
    } catch (CanonicalException | PlatformException e) {
      return MissingNode.getInstance();
    }
  }

  private static ObjectNode error(CanonicalException e) {
    ObjectNode error = JsonNodeFactory.instance.objectNode().put("id", e.error());
    if (e.violations().isEmpty()) {
      return error.put("words", e.getMessage());
    }
    ArrayNode violations = error.putArray("violations");
    e.violations().forEach(found -> violations.add(found.path() + " " + found.english()));
    return error;
  }

  private CanonicalOperation canonical(Operation asked) {
    return library.operations().get(asked.canonical());
  }

  private boolean empty() {
    return platform.descriptor().envelope().emptyElements();
  }
}
