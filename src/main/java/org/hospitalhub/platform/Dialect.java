package org.hospitalhub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hospitalhub.platform.ReplyForm.EnvelopeField;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.ErrorWords;
import org.hospitalhub.sheet.Library;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.Violation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a platform says that something went well, or what went wrong. */
final class Dialect {

  private static final Logger LOG = LoggerFactory.getLogger(Dialect.class);

  private final Descriptor descriptor;
  private final Frame frame;
  private final Library library;
  private final ReplyForm general;
  private final Map<String, ReplyForm> forms;

  /**
   * A platform's.
   *
   * @param operations its operations by their keys
   */
  Dialect(Descriptor descriptor, Frame frame, Map<String, Operation> operations, Library library) {
    this.descriptor = descriptor;
    this.frame = frame;
    this.library = library;
    this.general = ReplyForm.of(descriptor.envelope(), null);
    this.forms =
        operations.values().stream()
            .filter(operation -> operation.reply() != null)
            .collect(
                Collectors.toMap(
                    Operation::key, o -> ReplyForm.of(descriptor.envelope(), o.reply())));
  }

  private ReplyForm form(@Nullable Operation operation) {
    return operation == null ? general : forms.getOrDefault(operation.key(), general);
  }

  /** A reply of a success: the envelope, then the body. */
  ObjectNode success(Operation operation, JsonNode body) {
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    form(operation).success().forEach(field -> put(reply, field, field.text()));
    complete(reply, body);
    return reply;
  }

  /**
   * A reply of a failure: the envelope, then what the error tells.
   *
   * @param operation null when the message did not get as far as an operation
   * @param form in which the message was: its fields are named as it has them
   */
  ObjectNode failure(@Nullable Operation operation, CanonicalException error, Form form) {
    ReplyForm fields = form(operation);
    ErrorWords words = descriptor.words(fields.own(), error.error());
    String code = words.code() == null ? "" : words.code();
    String message = message(error, words, form);
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    fields.failure().forEach(field -> put(reply, field, fill(field.text(), code, message)));
    if (operation != null) {
      complete(reply, operation, error.answer());
    }
    return reply;
  }

  private void complete(ObjectNode reply, Operation operation, @Nullable ObjectNode answer) {
    JsonNode nothing = JsonNodeFactory.instance.objectNode();
    if (answer != null) {
      try {
        complete(reply, operation.response().toWire(answer, false, nothing));
      } catch (CanonicalException e) {
        // what it tells beside the error has no code here: the error itself is told
        LOG.error("{}: not told with a refusal: {}", operation.id(), paths(e));
      }
    }
    if (descriptor.envelope().emptyElements()) {
      operation
          .response()
          .toWire(nothing, true, nothing)
          .fieldNames()
          .forEachRemaining(field -> reply.putIfAbsent(field, TextNode.valueOf("")));
    }
  }

  private static List<String> paths(CanonicalException misfit) {
    return misfit.violations().stream().map(v -> v.path() + " " + v.english()).toList();
  }

  private static void put(ObjectNode reply, EnvelopeField field, String text) {
    field.paths().get(0).put(reply, TextNode.valueOf(text));
  }

  /** Adds what is not there yet. */
  private static void complete(ObjectNode reply, JsonNode rest) {
    rest.properties()
        .forEach(
            e -> {
              if (reply.get(e.getKey()) instanceof ObjectNode there && e.getValue().isObject()) {
                complete(there, e.getValue());
              } else {
                reply.putIfAbsent(e.getKey(), e.getValue());
              }
            });
  }

  private String message(CanonicalException error, ErrorWords words, Form form) {
    List<Violation> violations = error.violations();
    if (!violations.isEmpty()) {
      return clean(
          violations.stream()
              .map(violation -> violation.at(frame.path(form, violation.path())).chinese())
              .collect(Collectors.joining("；")));
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
    return forbidden == null || !message.contains(forbidden)
        ? message
        : message.replace(forbidden, fullWidth(forbidden));
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
  void requireSuccess(Operation operation, JsonNode answer, Form form) {
    ReplyForm fields = form(operation);
    for (EnvelopeField field : fields.success()) {
      String value = value(answer, field);
      if (field.decides() && frame.has(form, field.name()) && !field.text().equals(value)) {
        throw new PlatformException(value, words(fields, answer));
      }
    }
  }

  /** The answer's words: the last that it has in the fields that hold our own messages. */
  private static String words(ReplyForm fields, JsonNode answer) {
    return fields.failure().stream()
        .filter(field -> !field.decides())
        .map(field -> value(answer, field))
        .filter(words -> !words.isEmpty())
        .reduce("", (general, special) -> special);
  }

  private static String value(JsonNode answer, EnvelopeField field) {
    return field.paths().stream()
        .flatMap(path -> Stream.ofNullable(path.get(answer)))
        .findFirst()
        .map(value -> value.asText().strip())
        .orElse("");
  }
}
