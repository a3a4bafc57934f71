package org.hospitalhub.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import org.hospitalhub.platform.Form;
import org.hospitalhub.platform.Incoming;
import org.hospitalhub.platform.Platform;
import org.junit.jupiter.api.function.Executable;

/**
 * One case of the sheet {@code p/op.yaml}.
 *
 * @param given what a file says about it, see {@link SheetCasesTest}
 */
record SheetCase(Platform platform, JsonNode given) implements Executable {

  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public void execute() throws JsonProcessingException {
    if (given.has("error")) {
      Platform.Refusal refusal = refusal();
      assertThat(refusal.text().strip()).isEqualTo(given.get("back").asText().strip());
      assertThat(refusal.uncut()).isEqualTo(given.path("uncut").asText(null));
      return;
    }
    if (given.has("violations")) {
      Executable step = given.has("wire") ? this::read : this::write;
      CanonicalException refused = catchThrowableOfType(CanonicalException.class, step::execute);
      assertThat(violations(refused)).containsExactlyElementsOf(expected());
      return;
    }
    if (given.has("wire")) {
      assertSame(read(), given.get("canonical"));
    }
    if (given.has("back")) {
      assertSame(write(), given.get("back"));
    }
  }

  private Platform.Refusal refusal() {
    JsonNode error = given.get("error");
    return platform.refuse(operation(), exception(error), Form.WHOLE, error.get("request"));
  }

  private static CanonicalException exception(JsonNode error) {
    String id = error.path("id").asText();
    String words = error.path("words").asText();
    if (error.has("fields")) {
      List<Violation> missing = new ArrayList<>();
      SheetCasesTest.texts(error.get("fields"))
          .forEach(
              title ->
                  missing.add(
                      new Violation(
                          "f" + missing.size(), title, Violation.Kind.MISSING, Expected.NOTHING)));
      return CanonicalException.of(missing);
    }
    return error.path("answer") instanceof ObjectNode answer
        ? new CanonicalException(id, words, answer)
        : new CanonicalException(id, words);
  }

  private JsonNode read() {
    JsonNode wire = given.get("wire");
    JsonNode normal = wire.isTextual() ? parse(wire.asText()) : message().normalise(wire);
    message().require(normal);
    return message().toCanonical(normal);
  }

  private JsonNode parse(String document) {
    return request()
        ? platform
            .receive(Incoming.of(document, operation().key()), operation().direction(), known -> {})
            .body()
        : platform.readResponse(operation(), document);
  }

  private JsonNode write() {
    boolean empty = given.path("empty").asBoolean(true);
    ObjectNode tree = message().toWire(given.get("canonical"), empty, given.get("request"));
    if (given.has("violations")) {
      message().require(message().normalise(tree));
    }
    if (!given.path("back").isTextual()) {
      return tree;
    }
    String document =
        request() ? platform.writeRequest(operation(), tree) : platform.reply(operation(), tree);
    return TextNode.valueOf(document.strip());
  }

  private boolean request() {
    return !given.path("side").asText().equals("response");
  }

  private Operation operation() {
    return platform.operations().get(given.path("operation").asText("op"));
  }

  private Message message() {
    return request() ? operation().request() : operation().response();
  }

  private List<String> expected() {
    return SheetCasesTest.texts(given.get("violations"));
  }

  private static List<String> violations(CanonicalException refused) {
    return refused.violations().stream().map(v -> v.path() + " " + v.english()).toList();
  }

  /** Trees are compared as they would be written: 1 is 1 whatever its Java type. */
  private static void assertSame(JsonNode actual, JsonNode expected)
      throws JsonProcessingException {
    Object tree = JSON.readTree(actual.toString());
    assertThat(tree)
        .isEqualTo(
            expected.isTextual()
                ? TextNode.valueOf(expected.asText().strip())
                : JSON.readTree(expected.toString()));
  }
}
