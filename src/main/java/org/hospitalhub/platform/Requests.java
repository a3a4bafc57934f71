package org.hospitalhub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
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
  private final MessageForms forms;
  private final Map<Direction, Map<String, Operation>> called = new EnumMap<>(Direction.class);
  private final Map<Direction, Recognition> recognitions = new EnumMap<>(Direction.class);
  private final @Nullable String field;
  private final @Nullable Credentials credentials;
  private final Map<Direction, Signature> signatures = new EnumMap<>(Direction.class);

  Requests(
      Descriptor descriptor, Map<String, Operation> operations, Codecs codecs, MessageForms forms) {
    this.operations = operations;
    this.codecs = codecs;
    this.forms = forms;
    this.field = descriptor.envelope().operation();
    for (Direction direction : Direction.values()) {
      Map<String, Operation> names = new HashMap<>();
      of(direction).forEach(operation -> names.putIfAbsent(operation.called(), operation));
      called.put(direction, names);
    }
    Descriptor.Bare bare = descriptor.envelope().bare();
    if (bare != null) {
      for (Direction direction : Direction.values()) {
        recognitions.put(direction, new Recognition(of(direction), bare.field()));
      }
    }
    Descriptor.Server server = descriptor.server();
    this.credentials =
        server == null || server.credentials() == null
            ? null
            : new Credentials(server.credentials());
    Descriptor.Client client = descriptor.client();
    sign(Direction.INBOUND, server == null ? null : server.signature());
    sign(Direction.OUTBOUND, client == null ? null : client.signature());
  }

  private void sign(Direction direction, @Nullable SignatureSettings settings) {
    Signature signature = Signature.from(settings);
    if (signature != null) {
      signatures.put(direction, signature);
    }
  }

  private List<Operation> of(Direction direction) {
    return operations.values().stream().filter(o -> o.direction() == direction).toList();
  }

  @Nullable Operation named(@Nullable String name, Direction direction) {
    Operation operation = name == null ? null : operations.get(name);
    return operation == null || operation.direction() != direction
        ? called.get(direction).get(name)
        : operation;
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
    MessageForms.Read read = forms.read(codec.read(incoming.text()), codec);
    JsonNode tree = read.tree();
    Form form = read.form();
    reading.form(form);
    String key = key(tree, form, named, direction);
    Operation operation = named(key, direction);
    if (operation != null) {
      reading.operation(operation); // a refusal of the caller is one of what was asked
    }
    forms.requireOnce(read);
    if (credentials != null) {
      reading.system(credentials.claimed(tree, form, incoming));
      credentials.require(tree, form, incoming);
    }
    if (operation == null) {
      throw unknown(key, tree, form);
    }
    if (!operation.enabled()) {
      throw new CanonicalException("unknown-operation", "");
    }
    Signature signature = signatures.get(direction);
    if (signature != null) {
      signature.require(tree, incoming.headers());
    }
    return request(operation, form, incoming.text(), tree);
  }

  private CanonicalException unknown(String key, JsonNode tree, Form form) {
    if (!key.isEmpty()) {
      return new CanonicalException("unknown-operation", "");
    }
    String path = forms.path(form, String.valueOf(field));
    return field != null && tree.path(field).isContainerNode()
        ? new CanonicalException("invalid", path + "结构应为单个值")
        : new CanonicalException("missing", path + "不能为空");
  }

  /**
   * The key of the operation that a request means; empty when it names none.
   *
   * @param named the operation that the transport names, which the request itself may overrule
   */
  private String key(JsonNode tree, Form form, @Nullable Operation named, Direction direction) {
    String key = field == null ? "" : text(tree.path(field)).strip();
    if (!key.isEmpty()) {
      return key;
    }
    if (named != null) {
      return named.key();
    }
    return form.bare() ? recognitions.get(direction).operation(tree) : "";
  }

  /** The text of an element with attributes stands under the empty name. */
  private static String text(JsonNode value) {
    return value.isObject() ? value.path("").asText() : value.asText();
  }

  private Platform.Request request(Operation operation, Form form, String text, JsonNode tree) {
    Stylesheet stylesheet = operation.stylesheets().requestBefore();
    JsonNode body = Codecs.reshaped(stylesheet, codecs.request(operation), text, tree);
    JsonNode whole = forms.whole(body, form);
    JsonNode normal = operation.request().normalise(whole);
    boolean repeated = operation.response().repeats();
    return new Platform.Request(
        operation, normal, repeated ? operation.request().asSent(whole) : normal);
  }
}
