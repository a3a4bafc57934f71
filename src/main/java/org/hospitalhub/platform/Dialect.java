package org.hospitalhub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
  private final MessageForms forms;
  private final Library library;
  private final ReplyForm general;
  private final Map<String, ReplyForm> replyForms;

  /**
   * A platform's.
   *
   * @param operations its operations by their keys
   */
  Dialect(
      Descriptor descriptor,
      MessageForms forms,
      Map<String, Operation> operations,
      Library library) {
    this.descriptor = descriptor;
    this.forms = forms;
    this.library = library;
    this.general = ReplyForm.of(descriptor.envelope(), null);
    this.replyForms =
        operations.values().stream()
            .filter(operation -> operation.reply() != null)
            .collect(
                Collectors.toMap(
                    Operation::key, o -> ReplyForm.of(descriptor.envelope(), o.reply())));
  }

  private ReplyForm form(@Nullable Operation operation) {
    return operation == null ? general : replyForms.getOrDefault(operation.key(), general);
  }

  /** A reply of a success: the envelope, then the body. */
  ObjectNode success(Operation operation, JsonNode body) {
    List<EnvelopeField> fields = form(operation).success();
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    put(reply, fields, false, EnvelopeField::text);
    complete(reply, body);
    put(reply, fields, true, EnvelopeField::text);
    return reply;
  }

  /**
   * A failure as it is said.
   *
   * @param uncut its words, when the reply has only the first of them; null otherwise
   */
  record Failure(ObjectNode reply, @Nullable String uncut) {}

  /**
   * A reply of a failure: the envelope around what the error tells and what must be there.
   *
   * @param operation null when the message did not get as far as an operation
   * @param form in which the message was: its fields are named as it has them
   * @param request as it was sent; null when it could not be read
   */
  Failure failure(
      @Nullable Operation operation,
      CanonicalException error,
      Form form,
      @Nullable JsonNode request) {
    ReplyForm fields = form(operation);
    ErrorWords words = descriptor.words(fields.own(), error.error());
    String code = words.code() == null ? "" : words.code();
    Sentence sentence = sentence(error, words, form);
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    Function<EnvelopeField, String> text = field -> field.filled(code, sentence);
    put(reply, fields.failure(), false, text);
    if (operation != null) {
      boolean empty = descriptor.envelope().emptyElements();
      ObjectNode told = told(operation, error.answer());
      complete(reply, operation.response().toRefusal(told, reply, empty, request));
    }
    put(reply, fields.failure(), true, text);
    boolean whole =
        fields.failure().stream()
            .anyMatch(field -> forms.has(form, field.name()) && field.says(code, sentence));
    return new Failure(reply, whole ? null : sentence.whole());
  }

  /** What an error tells beside itself; nothing when the platform has no code for it. */
  private static ObjectNode told(Operation operation, @Nullable ObjectNode answer) {
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    if (answer == null) {
      return nothing;
    }
    try {
      return operation.response().toWire(answer, false, nothing);
    } catch (CanonicalException e) {
      List<String> fields = e.violations().stream().map(v -> v.path() + " " + v.english()).toList();
      LOG.error("{}: what the refusal tells does not fit the response: {}", operation.id(), fields);
      return nothing;
    }
  }

  /** Puts the fields that stand before the operation's own, or behind them. */
  private static void put(
      ObjectNode reply,
      List<EnvelopeField> fields,
      boolean last,
      Function<EnvelopeField, String> text) {
    fields.stream()
        .filter(field -> field.last() == last)
        .forEach(field -> field.paths().get(0).put(reply, field.written(text.apply(field))));
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

  private Sentence sentence(CanonicalException error, ErrorWords words, Form form) {
    List<Violation> violations = error.violations();
    if (!violations.isEmpty()) {
      return new Sentence(
          violations.stream()
              .map(violation -> violation.at(forms.path(form, violation.path())).chinese())
              .map(this::clean)
              .toList(),
          error.count());
    }
    String detail = error.getMessage();
    if (detail != null && !detail.isEmpty()) {
      return new Sentence(clean(detail));
    }
    String general = library.error(error.error()).chinese();
    return new Sentence(words.message() == null ? general : words.message());
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

  /**
   * Refuses the answer of a platform that is no success.
   *
   * @throws PlatformException with the platform's own code and words
   */
  void requireSuccess(Operation operation, JsonNode answer, Form form) {
    ReplyForm fields = form(operation);
    for (EnvelopeField field : fields.success()) {
      String value = value(answer, field);
      if (field.decides() && forms.has(form, field.name()) && !field.is(value)) {
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
