package org.hospitalhub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hospitalhub.sheet.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the operation's own fields, and whether it is there: where a descriptor allows
 * it, a message may be nothing but the content of one field.
 */
final class Frame {

  private final @Nullable String operation;
  private final @Nullable String body;
  private final Map<String, String> operations;
  private final Set<String> around = new HashSet<>();

  Frame(Descriptor descriptor) {
    Descriptor.Envelope envelope = descriptor.envelope();
    Descriptor.Bare bare = envelope.bare();
    this.operation = envelope.operation();
    this.body = bare == null ? null : bare.field();
    this.operations = bare == null || bare.operations() == null ? Map.of() : bare.operations();
    Stream.concat(envelope.success().keySet().stream(), envelope.failure().keySet().stream())
        .forEach(path -> around.add(path.split("\\.", 2)[0]));
    Stream.ofNullable(operation).forEach(around::add);
    Stream.ofNullable(descriptor.server())
        .flatMap(server -> Stream.ofNullable(server.credentials()))
        .flatMap(credentials -> Stream.of(credentials.idField(), credentials.keyField()))
        .forEach(around::add);
  }

  /** The form of a message that was read. */
  Form form(JsonNode tree) {
    boolean bare = body != null && !tree.has(body) && around.stream().noneMatch(tree::has);
    return bare ? Form.BARE : Form.WHOLE;
  }

  /** The whole message. */
  JsonNode whole(JsonNode tree, Form form) {
    return form == Form.BARE
        ? JsonNodeFactory.instance.objectNode().set(String.valueOf(body), tree)
        : tree;
  }

  /** As much of a message as its form has. */
  ObjectNode in(Form form, ObjectNode whole) {
    return form == Form.BARE && whole.path(String.valueOf(body)) instanceof ObjectNode content
        ? content
        : whole;
  }

  /** Whether a field, {@code data.resultCode}, is there in a form. */
  boolean has(Form form, String path) {
    return form == Form.WHOLE || path.startsWith(body + ".");
  }

  /** A path as a message in this form has it. */
  String path(Form form, String path) {
    return form == Form.BARE && path.startsWith(body + ".")
        ? path.substring(String.valueOf(body).length() + 1)
        : path;
  }

  /**
   * The key of the operation that a request means; empty when it names none.
   *
   * @param tree the request as it was read
   * @param named the operation that the transport names, which the request itself may overrule
   */
  String operation(JsonNode tree, Form form, @Nullable Operation named) {
    String key = operation == null ? "" : tree.path(operation).asText().strip();
    if (!key.isEmpty()) {
      return key;
    }
    if (named != null) {
      return named.key();
    }
    return form == Form.WHOLE
        ? ""
        : operations.entrySet().stream()
            .filter(entry -> tree.has(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("");
  }
}
