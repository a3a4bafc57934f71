package org.hospitalhub.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hospitalhub.platform.Form;
import org.hospitalhub.platform.Incoming;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.platform.PlatformException;
import org.hospitalhub.platform.Reading;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Library;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.hospitalhub.sheet.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The stages a message passes, as the routes string them together. Each method takes the files that
 * go in and gives those that must come out, by their names.
 *
 * @param operation null for what happens before there is one
 */
record Stages(Library library, Platform platform, @Nullable Operation operation) {

  /** What every operation may answer. */
  private static final Set<String> GENERAL =
      Set.of("missing", "invalid", "internal", "timeout", "busy", "in-progress");

  /** What a request turns out to be. */
  static final class Read implements Reading {

    private @Nullable Operation operation;
    private Form form = Form.WHOLE;
    private @Nullable JsonNode body;
    private @Nullable JsonNode asSent;

    @Override
    public void operation(Operation known) {
      operation = known;
    }

    @Override
    public void form(Form known) {
      form = known;
    }
  }

  /** A request, normalised. */
  Read read(GoldenCase golden) {
    Read read = new Read();
    read(golden, read);
    assertThat(read.operation).isSameAs(operation);
    return read;
  }

  private void read(GoldenCase golden, Read read) {
    String named = operation == null ? null : operation.key();
    Incoming incoming = Incoming.of(golden.text("1-request.xml"), named);
    Platform.Request request = platform.receive(incoming, Direction.INBOUND, read);
    read.body = request.body();
    read.asSent = request.asSent();
  }

  /** What an inbound request means. */
  Map<String, String> understood(GoldenCase golden) {
    JsonNode request = read(golden).body;
    operation.request().require(request);
    ObjectNode canonical = operation.request().toCanonical(request);
    assertThat(library.operations().get(operation.canonical()).request().check(canonical))
        .isEmpty();
    return Map.of("2-canonical.json", canonical.toString());
  }

  /**
   * How the answer of the HIS is spoken; what is written fits the sheet when it is read again.
   *
   * @param request nothing but its form when the case has none
   */
  Map<String, String> answered(GoldenCase golden, Read request) {
    JsonNode reply = golden.json("3-his-reply.json");
    assertThat(library.operations().get(operation.canonical()).response().check(reply)).isEmpty();
    String response =
        platform.reply(
            operation, operation.response().toWire(reply, empty(), request.asSent), request.form);
    JsonNode heard = platform.hear(operation, response);
    assertThat(operation.response().check(heard)).isEmpty();
    return Map.of("4-response.xml", response);
  }

  private boolean empty() {
    return platform.descriptor().envelope().emptyElements();
  }

  /** How a request that cannot be taken is refused. */
  Map<String, String> refused(GoldenCase golden) {
    Read read = new Read();
    try {
      read(golden, read);
      read.operation.request().require(read.body);
      read.operation.request().toCanonical(read.body);
    } catch (CanonicalException e) {
      return Map.of(
          "4-response.xml", platform.refuse(read.operation, e, read.form, read.asSent).text());
    }
    throw new AssertionError("the request was accepted");
  }

  /**
   * How an error of the HIS is spoken: its id, and on the second line what it says about it; it may
   * tell response fields.
   */
  Map<String, String> failed(GoldenCase golden) {
    String[] lines = golden.text("3-error.txt").split("\n", 2);
    assertThat(library.errors()).containsKey(lines[0]);
    if (!GENERAL.contains(lines[0])) {
      assertThat(library.operations().get(operation.canonical()).sheet().errors())
          .contains(lines[0]);
    }
    String words = lines.length < 2 ? "" : lines[1];
    CanonicalException error =
        golden.shape().contains("3-his-reply.json")
            ? new CanonicalException(lines[0], words, (ObjectNode) golden.json("3-his-reply.json"))
            : new CanonicalException(lines[0], words);
    return Map.of("4-response.xml", platform.refuse(operation, error));
  }

  /** What is sent to the platform; it fits the sheet when it is read again. */
  Map<String, String> asked(GoldenCase golden) {
    JsonNode canonical = canonicalRequest(golden);
    ObjectNode request = operation.request().toWire(canonical, empty(), null);
    operation.request().require(operation.request().normalise(request));
    return Map.of("2-request.xml", platform.ask(operation, request));
  }

  /** What is not sent to the platform, and why. */
  Map<String, String> unfit(GoldenCase golden) {
    JsonNode canonical = canonicalRequest(golden);
    try {
      ObjectNode request = operation.request().toWire(canonical, empty(), null);
      operation.request().require(operation.request().normalise(request));
    } catch (CanonicalException e) {
      return Map.of("2-violations.txt", lines(e));
    }
    throw new AssertionError("the request fits");
  }

  private JsonNode canonicalRequest(GoldenCase golden) {
    JsonNode canonical = golden.json("1-canonical.json");
    assertThat(library.operations().get(operation.canonical()).request().check(canonical))
        .isEmpty();
    return canonical;
  }

  /** What an answer of the platform means. */
  Map<String, String> heard(GoldenCase golden) {
    JsonNode answer = platform.hear(operation, golden.text("3-answer.xml"));
    operation.response().require(answer);
    ObjectNode canonical = operation.response().toCanonical(answer);
    assertThat(library.operations().get(operation.canonical()).response().check(canonical))
        .isEmpty();
    return Map.of("4-canonical.json", canonical.toString());
  }

  /** What a refusal of the platform means, or an answer that is none. */
  Map<String, String> rejected(GoldenCase golden) {
    ObjectNode error = GoldenCase.JSON.createObjectNode();
    try {
      operation.response().require(platform.hear(operation, golden.text("3-answer.xml")));
    } catch (PlatformException e) {
      error.put("code", e.code()).put("words", e.words());
    } catch (CanonicalException e) {
      error.put("error", e.error()).put("words", e.getMessage() + lines(e));
    }
    return Map.of("4-error.json", error.toString());
  }

  private static String lines(CanonicalException e) {
    return e.violations().stream().map(Stages::line).collect(Collectors.joining("\n"));
  }

  private static String line(Violation violation) {
    return violation.path() + " " + violation.english();
  }
}
