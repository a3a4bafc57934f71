package org.hospitalhub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Library;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet;
import org.hospitalhub.sheet.Violation;
import org.jspecify.annotations.Nullable;

/** How a platform says that something went well, or what went wrong. */
final class Dialect {

  private final Descriptor descriptor;
  private final Library library;

  Dialect(Descriptor descriptor, Library library) {
    this.descriptor = descriptor;
    this.library = library;
  }

  /** A reply of a success: the envelope, then the body. */
  ObjectNode success(Operation operation, JsonNode body) {
    OperationSheet.Reply own = operation.reply();
    Map<String, String> envelope =
        own == null || own.success() == null ? descriptor.envelope().success() : own.success();
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    envelope.forEach(reply::put);
    reply.setAll((ObjectNode) body);
    return reply;
  }

  /**
   * A reply of a failure.
   *
   * @param operation null when the message did not get as far as an operation
   */
  ObjectNode failure(@Nullable Operation operation, CanonicalException error) {
    Descriptor.Envelope envelope = descriptor.envelope();
    Descriptor.Words words = descriptor.words(error.error());
    String code = words.code() == null ? "" : words.code();
    String message = message(error, words);
    OperationSheet.Reply own = operation == null ? null : operation.reply();
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    envelope.failure().forEach((field, text) -> reply.put(field, fill(text, code, message)));
    if (own != null && own.failure() != null) {
      own.failure().forEach((field, text) -> reply.put(field, fill(text, code, message)));
    }
    if (operation != null && envelope.emptyElements()) {
      JsonNode nothing = JsonNodeFactory.instance.objectNode();
      operation
          .response()
          .toWire(nothing, true, nothing)
          .fieldNames()
          .forEachRemaining(field -> reply.put(field, ""));
    }
    return reply;
  }

  private String message(CanonicalException error, Descriptor.Words words) {
    List<Violation> violations = error.violations();
    if (!violations.isEmpty()) {
      return clean(violations.stream().map(Violation::chinese).collect(Collectors.joining("；")));
    }
    String detail = error.getMessage();
    if (detail != null && !detail.isEmpty()) {
      return clean(detail);
    }
    return words.message() == null ? library.error(error.error()).chinese() : words.message();
  }

  /**
   * What no value may contain is written full-width: a message may quote it or be about it, and a
   * hospital's database may hold it.
   */
  String clean(String message) {
    String forbidden = descriptor.envelope().forbidden();
    return forbidden == null ? message : message.replace(forbidden, fullWidth(forbidden));
  }

  private static String fullWidth(String text) {
    StringBuilder wide = new StringBuilder();
    text.chars().forEach(c -> wide.append((char) (c > ' ' && c <= '~' ? c + '！' - '!' : c)));
    return wide.toString();
  }

  private static String fill(String text, String code, String message) {
    return text.replace("{code}", code).replace("{message}", message).strip();
  }

  /**
   * Refuses the answer of a platform that is no success.
   *
   * @throws PlatformException with the platform's own code and words
   */
  void requireSuccess(Operation operation, JsonNode answer) {
    OperationSheet.Reply own = operation.reply();
    Map<String, String> expected =
        own == null || own.success() == null ? descriptor.envelope().success() : own.success();
    for (Map.Entry<String, String> field : expected.entrySet()) {
      String value = value(answer, field.getKey());
      if (!field.getValue().isEmpty() && !field.getValue().equals(value)) {
        throw new PlatformException(value, words(answer));
      }
    }
  }

  /** The answer's words: what it has in the field that holds our own messages. */
  private String words(JsonNode answer) {
    return descriptor.envelope().failure().entrySet().stream()
        .filter(field -> field.getValue().contains("{message}"))
        .map(field -> value(answer, field.getKey()))
        .findFirst()
        .orElse("");
  }

  private String value(JsonNode answer, String field) {
    JsonNode value = answer.get(field);
    Map<String, List<String>> aliases = descriptor.envelope().aliases();
    if (value == null && aliases != null) {
      for (String alias : aliases.getOrDefault(field, List.of())) {
        value = value == null ? answer.get(alias) : value;
      }
    }
    return value == null ? "" : value.asText().strip();
  }
}
