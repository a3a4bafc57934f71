package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;

/** Runs a case, step by step. docs/tests.md explains what a step may say. */
final class HisCaseRun {

  private static final List<String> ASKING =
      List.of("ask", "as", "with", "without", "from", "at", "identity", "reply", "error", "words");

  private final ReferenceHis his;
  private final Expectation expectation = new Expectation();

  HisCaseRun(ReferenceHis his) {
    this.his = his;
  }

  void run(HisCase rule) {
    his.reset();
    for (JsonNode step : rule.steps()) {
      try {
        run(step);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("%s\n%s".formatted(step, e.getMessage()), e);
      }
    }
  }

  private void run(JsonNode step) {
    if (step.has("ask")) {
      ask(step);
      return;
    }
    for (Map.Entry<String, JsonNode> entry : step.properties()) {
      JsonNode value = entry.getValue();
      switch (entry.getKey()) {
        case "given" -> his.jdbc.execute(expectation.filled(value.textValue()));
        case "clock" -> his.clock.set(value.textValue());
        case "pass" -> his.clock.pass(Duration.parse(value.textValue()));
        case "load" -> load(value.textValue());
        case "then" -> value.properties().forEach(rows -> then(rows.getKey(), rows.getValue()));
        default -> throw new AssertionError("no step says " + entry.getKey());
      }
    }
  }

  private void load(String data) {
    switch (data) {
      case "nothing" -> his.clear();
      case "demo" -> his.demo.load();
      default -> throw new AssertionError("there is no data " + data);
    }
  }

  private void ask(JsonNode step) {
    step.properties().forEach(entry -> assertThat(entry.getKey()).isIn(ASKING));
    CallContext context =
        new CallContext(
            step.path("from").asText("alpha"), step.has("at") ? step.get("at").asText() : null);
    Message message = message(step);
    try {
      ObjectNode reply =
          step.path("identity").asText().equals("lenient")
              ? his.askLenient(message)
              : his.ask(message, context);
      assertThat(step.has("error")).as("it is answered: " + reply).isFalse();
      expect(step.get("reply"), reply);
    } catch (CanonicalException e) {
      assertThat(e.error()).isEqualTo(step.path("error").asText("answered"));
      expect(step.get("words"), TextNode.valueOf(e.getMessage()));
      expect(step.get("reply"), e.answer());
    }
  }

  private Message message(JsonNode step) {
    Message message = Message.named(step.get("ask").textValue());
    if (step.has("as")) {
      message = message.as(step.get("as").textValue());
    }
    for (JsonNode path : step.path("without")) {
      message = message.without(path.textValue());
    }
    for (Map.Entry<String, JsonNode> field : step.path("with").properties()) {
      message = message.with(field.getKey(), field.getValue().asText());
    }
    Map<String, String> filled = new TreeMap<>(message.fields());
    filled.replaceAll((path, value) -> expectation.filled(value));
    return new Message(message.operation(), filled);
  }

  private void then(String select, JsonNode expected) {
    ArrayNode values = JsonNodeFactory.instance.arrayNode();
    his.jdbc
        .queryForList(expectation.filled(select), String.class)
        .forEach(value -> values.add(value == null ? NullNode.instance : TextNode.valueOf(value)));
    expect(expected, expected.isArray() || values.size() != 1 ? values : values.get(0));
  }

  private void expect(@Nullable JsonNode expected, JsonNode actual) {
    if (expected != null) {
      assertThat(expectation.differences(expected, actual)).isEmpty();
    }
  }
}
