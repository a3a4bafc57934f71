package org.hospitalhub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.hospitalhub.sheet.Stylesheet;
import org.jspecify.annotations.Nullable;

/** Reads a platform's requests: whose they are, which operation they mean, what they say. */
final class Requests {

  private final Map<String, Operation> operations;
  private final Codecs codecs;
  private final Frame frame;
  private final @Nullable String field;
  private final @Nullable Credentials credentials;
  private final @Nullable Signature signature;

  Requests(Descriptor descriptor, Map<String, Operation> operations, Codecs codecs, Frame frame) {
    this.operations = operations;
    this.codecs = codecs;
    this.frame = frame;
    this.field = descriptor.envelope().operation();
    Descriptor.Server server = descriptor.server();
    this.credentials =
        server == null || server.credentials() == null
            ? null
            : new Credentials(server.credentials());
    this.signature = Platform.signature(server == null ? null : server.signature());
  }

  @Nullable Operation named(@Nullable String name, Direction direction) {
    Operation operation = name == null ? null : operations.get(name);
    return operation == null || operation.direction() != direction ? null : operation;
  }

  Platform.Request receive(Incoming incoming, Direction direction, Reading reading) {
    Operation named = named(incoming.operation(), direction);
    if (named == null && field == null) {
      throw new CanonicalException("unknown-operation", "");
    }
    if (named != null) {
      reading.operation(named);
    }
    Codec codec = named == null ? codecs.platform() : codecs.request(named);
    JsonNode tree = codec.read(incoming.text());
    Form form = frame.form(tree);
    reading.form(form);
    if (credentials != null) {
      credentials.require(tree, form, incoming);
    }
    Operation operation = operation(tree, form, named, direction);
    reading.operation(operation);
    return request(operation, form, incoming.text(), tree);
  }

  private Operation operation(
      JsonNode tree, Form form, @Nullable Operation named, Direction direction) {
    String key = frame.operation(tree, form, named);
    if (key.isEmpty()) {
      throw new CanonicalException("missing", field + "不能为空");
    }
    Operation operation = operations.get(key);
    if (operation == null || operation.direction() != direction) {
      throw new CanonicalException("unknown-operation", "");
    }
    return operation;
  }

  private Platform.Request request(Operation operation, Form form, String text, JsonNode tree) {
    if (signature != null) {
      signature.require(tree);
    }
    Stylesheet stylesheet = operation.stylesheets().requestBefore();
    JsonNode body = Platform.reshape(stylesheet, codecs.request(operation), text, tree);
    return new Platform.Request(operation, operation.request().normalise(frame.whole(body, form)));
  }
}
