package org.hospitalhub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    Descriptor.Client client = descriptor.client();
    if (client != null && client.fields() != null) {
      client.fields().forEach(request::put);
    }
    if (descriptor.envelope().operation() != null) {
      request.put(descriptor.envelope().operation(), operation.called());
    }
    if (signature != null) {
      request.put(signature.field(), "");
    }
    request.setAll((ObjectNode) body);
    if (encodable != null) {
      encodable.require(request, operation.request());
    }
    if (signature != null) {
      request.put(signature.field(), signature.of(request));
    }
    return Codecs.reshaped(
        operation.stylesheets().requestAfter(),
        codecs.request(operation).write(printable.of(request, operation.key())));
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
