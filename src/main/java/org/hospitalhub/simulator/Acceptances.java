package org.hospitalhub.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Query;

/**
 * What a platform has accepted: every message once, with how often it came, so that an exercise can
 * count what was lost and what was doubled.
 */
final class Acceptances {

  private static final int REMEMBERED = 100_000;

  private final Map<JsonNode, Acceptance> all =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<JsonNode, Acceptance> eldest) {
          return size() > REMEMBERED;
        }
      };

  private long count;

  /** A message; what the platform knows of it is told under canonical paths. */
  private static final class Acceptance {

    final String operation;
    final ObjectNode keys = JsonNodeFactory.instance.objectNode();
    final ObjectNode request;
    final ObjectNode answer;
    int times;
    long first;
    long last;

    Acceptance(Operation operation, JsonNode message, JsonNode reply) {
      this.operation = operation.key();
      operation.keys().forEach((name, path) -> keys.put(name, message.path(path).asText()));
      boolean asked = operation.query() != null;
      ObjectNode nothing = JsonNodeFactory.instance.objectNode();
      this.request = asked ? operation.request().toCanonical(message) : nothing;
      this.answer = asked ? operation.response().toCanonical(reply) : nothing;
    }
  }

  /** Notes a message that fits its sheet, and the reply to it. */
  synchronized void add(Operation operation, JsonNode message, JsonNode reply) {
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    content.set(operation.key(), message);
    Acceptance acceptance =
        all.computeIfAbsent(content, key -> new Acceptance(operation, message, reply));
    acceptance.last = ++count;
    acceptance.first = acceptance.times == 0 ? count : acceptance.first;
    acceptance.times++;
  }

  /**
   * The canonical message of another operation that a question is about; nothing when none of its
   * kind was accepted.
   *
   * @param asked the operation that the question is about
   * @param query how its sheet says that it is asked
   * @param question the canonical question
   */
  synchronized Optional<JsonNode> known(Operation asked, Query query, JsonNode question) {
    return all.values().stream()
        .filter(acceptance -> acceptance.operation.equals(asked.key()))
        .filter(acceptance -> isAbout(question, query, acceptance))
        .reduce((older, newer) -> newer)
        .map(acceptance -> acceptance.request);
  }

  private static boolean isAbout(JsonNode question, Query query, Acceptance acceptance) {
    return query.request().entrySet().stream()
        .allMatch(
            path -> {
              JsonNode value = question.at(pointer(path.getKey()));
              return value.equals(acceptance.request.at(pointer(path.getValue())))
                  || value.equals(acceptance.answer.at(pointer(path.getKey())));
            });
  }

  private static String pointer(String path) {
    return "/" + path.replace('.', '/');
  }

  /**
   * The messages in the order in which they first came: operation, business keys, how many {@code
   * contents} came under those keys, and of this one how many {@code times} it came and its {@code
   * first} and {@code last} place among all.
   */
  synchronized ArrayNode list() {
    Map<String, Integer> contents = new HashMap<>();
    all.values().forEach(one -> contents.merge(one.operation + one.keys, 1, Integer::sum));
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Acceptance one : all.values()) {
      ObjectNode item = list.addObject().put("operation", one.operation);
      item.set("keys", one.keys);
      item.put("contents", contents.get(one.operation + one.keys));
      item.put("times", one.times).put("first", one.first).put("last", one.last);
    }
    return list;
  }

  synchronized void clear() {
    all.clear();
  }
}
