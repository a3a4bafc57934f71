package org.hospitalhub.journal.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hospitalhub.journal.Repeat;
import org.hospitalhub.journal.Repeat.State;
import org.hospitalhub.journal.RequestKey;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.CanonicalOperation;
import org.hospitalhub.sheet.CanonicalPath;
import org.hospitalhub.sheet.Operation;

/**
 * A write that knows its repeats, and what was known of it when it began.
 *
 * @param content what a repeat has in common with the first
 * @param recording puts it in the journal, in the transaction of whoever claims the key
 */
record Claim(RequestKey key, String content, Runnable recording, Repeat repeat) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REQUEST = "request";
  private static final String REPLY = "reply";

  /**
   * The key of a request; the content is one where a field is missing that a repeat is known by.
   */
  static RequestKey key(Operation operation, ObjectNode canonical, String content) {
    List<String> values =
        operation.idempotentBy().stream()
            .map(path -> path.get(canonical))
            .map(value -> value == null ? "" : value.asText())
            .toList();
    return RequestKey.of(
        operation.platform(),
        operation.key(),
        values.stream().anyMatch(String::isEmpty) ? List.of(content) : values);
  }

  /** What is stored of a request that is done. */
  static String stored(JsonNode request, JsonNode reply) {
    ObjectNode stored = JsonNodeFactory.instance.objectNode();
    stored.set(REQUEST, request);
    stored.set(REPLY, reply);
    return stored.toString();
  }

  /** Whether the first one is done. */
  boolean done() {
    return repeat.state() == State.DONE || repeat.state() == State.OTHER;
  }

  /** The request of the first one, done, with what the read asks beside it of the reply. */
  ObjectNode question(CanonicalOperation read) {
    JsonNode stored = tree();
    ObjectNode question = stored.path(REQUEST).deepCopy();
    for (String name : read.requestTypes().keySet()) {
      CanonicalPath path = CanonicalPath.of(name);
      JsonNode answered = path.get(stored.path(REPLY));
      if (answered != null && path.get(question) == null) {
        path.put(question, answered);
      }
    }
    return question;
  }

  /** What a repeat is answered as long as the first one stands: its reply, or a refusal. */
  Object answer(Operation operation) {
    return repeat.state() == State.OTHER ? reused(operation) : tree().path(REPLY);
  }

  /** What a request is told that comes under the key of another one. */
  static CanonicalException reused(Operation operation) {
    return new CanonicalException("conflict", operation.repeatedBy() + "已用于其他内容的请求");
  }

  /** Whether the first one began so short a time ago. */
  boolean within(Duration time, Instant now) {
    return now.isBefore(repeat.begun().plus(time));
  }

  private JsonNode tree() {
    try {
      return JSON.readTree(repeat.reply());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored reply cannot be read", e);
    }
  }
}
