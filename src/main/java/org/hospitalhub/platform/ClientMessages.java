package org.hospitalhub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import org.hospitalhub.sheet.CanonicalPath;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.Stylesheet;
import org.jspecify.annotations.Nullable;

/** Writes the requests to a platform that the hub calls, and reads its responses. */
final class ClientMessages {

  private final Descriptor descriptor;
  private final Codecs codecs;
  private final MessageForms forms;
  private final Dialect dialect;
  private final PrintableText printable;
  private final @Nullable Signature signature;
  private final @Nullable Encodable encodable;

  ClientMessages(
      Descriptor descriptor,
      Codecs codecs,
      MessageForms forms,
      Dialect dialect,
      PrintableText printable) {
    this.descriptor = descriptor;
    this.codecs = codecs;
    this.forms = forms;
    this.dialect = dialect;
    this.printable = printable;
    Descriptor.Client client = descriptor.client();
    this.signature = Signature.from(client == null ? null : client.signature());
    LibraryClient library = client == null ? null : client.library();
    this.encodable = library == null ? null : new Encodable(library.encoding());
  }

  /** See {@link Platform#writeRequest}. */
  String request(Operation operation, JsonNode body) {
    ObjectNode request = unsigned(operation, body);
    if (signature != null) {
      signature.sign(request);
    }
    return Codecs.reshaped(
        operation.stylesheets().requestAfter(), codecs.request(operation).write(request));
  }

  /** See {@link Platform#headers}. */
  Map<String, String> headers(Operation operation, JsonNode body) {
    return signature == null ? Map.of() : signature.headers(unsigned(operation, body));
  }

  private ObjectNode unsigned(Operation operation, JsonNode body) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    Descriptor.Client client = descriptor.client();
    if (client != null && client.fields() != null) {
      client
          .fields()
          .forEach((path, text) -> CanonicalPath.of(path).put(request, TextNode.valueOf(text)));
    }
    if (descriptor.envelope().operation() != null) {
      request.put(descriptor.envelope().operation(), operation.called());
    }
    if (signature != null) {
      signature.announce(request);
    }
    merge((ObjectNode) body, request);
    if (encodable != null) {
      encodable.require(request, operation.request());
    }
    return printable.of(request, operation.key());
  }

  /** What both have is the operation's own, but for objects, which become one. */
  private static void merge(ObjectNode own, ObjectNode request) {
    own.properties()
        .forEach(
            field -> {
              if (field.getValue() instanceof ObjectNode below
                  && request.get(field.getKey()) instanceof ObjectNode known) {
                merge(below, known);
              } else {
                request.set(field.getKey(), field.getValue());
              }
            });
  }

  /** See {@link Platform#readResponse}. */
  JsonNode response(Operation operation, String text) {
    Codec codec = codecs.response(operation);
    MessageForms.Read read = forms.read(codec.read(text), codec);
    forms.requireOnce(read);
    JsonNode tree = read.tree();
    Form form = read.form();
    dialect.requireSuccess(operation, forms.whole(tree, form), form);
    Stylesheet stylesheet = operation.stylesheets().responseBefore();
    JsonNode body = Codecs.reshaped(stylesheet, codec, text, tree);
    return operation.response().normalise(forms.whole(body, form));
  }
}
