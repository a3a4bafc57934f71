package org.hospitalhub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.FieldPath;
import org.hospitalhub.sheet.Message;
import org.hospitalhub.sheet.Naming;
import org.hospitalhub.sheet.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the operation's own fields, whether it is there, and how the names are
 * written: where a descriptor allows it, a message may be nothing but the content of one field, and
 * that content a text.
 */
final class MessageForms {

  private final @Nullable String body;
  private final Set<String> around = new HashSet<>();
  private final Spellings spellings;

  MessageForms(Descriptor descriptor, Collection<Operation> operations) {
    Descriptor.Envelope envelope = descriptor.envelope();
    this.body = envelope.bare() == null ? null : envelope.bare().field();
    Stream.concat(envelope.success().keySet().stream(), envelope.failure().keySet().stream())
        .forEach(path -> around.add(path.split("\\.", 2)[0]));
    Stream.ofNullable(envelope.operation()).forEach(around::add);
    Stream.ofNullable(descriptor.server())
        .flatMap(server -> Stream.ofNullable(server.credentials()))
        .flatMap(credentials -> Stream.of(credentials.idField(), credentials.keyField()))
        .forEach(around::add);
    List<Naming> namings = envelope.namings() == null ? List.of() : envelope.namings();
    this.spellings =
        new Spellings(
            namings,
            Stream.concat(
                Stream.concat(around.stream(), replyNames(envelope)),
                operations.stream()
                    .flatMap(operation -> Stream.of(operation.request(), operation.response()))
                    .flatMap(MessageForms::names)));
  }

  private static Stream<String> replyNames(Descriptor.Envelope envelope) {
    return Stream.of(envelope.success(), envelope.failure())
        .flatMap(fields -> fields.keySet().stream())
        .flatMap(path -> Stream.of(path.split("\\.")));
  }

  private static Stream<String> names(Message side) {
    return side.contract().fields().entrySet().stream()
        .flatMap(
            row ->
                Stream.concat(
                    FieldPath.of(row.getKey()).steps().stream().map(FieldPath.Step::name),
                    row.getValue().aliases().stream()));
  }

  /**
   * A message that was read.
   *
   * @param tree itself with the names as the sheets have them
   * @param written itself with the names as they are written
   */
  record Read(Form form, JsonNode tree, JsonNode written) {}

  /**
   * Refuses a message in which one name is there in two spellings.
   *
   * @throws CanonicalException {@code malformed}
   */
  void requireOnce(Read read) {
    if (spellings.twice(read.written())) {
      throw new CanonicalException("malformed", "报文格式错误：同一数据项以不同大小写出现多次");
    }
  }

  /**
   * A message as it was written.
   *
   * @param codec reads the content of the one field when it is a text
   */
  Read read(JsonNode message, Codec codec) {
    JsonNode written = unpacked(message, codec);
    JsonNode tree = spellings.read(written);
    boolean bare = body != null && !tree.has(body) && around.stream().noneMatch(tree::has);
    Naming outside = spellings.naming(written);
    Naming inside = outside;
    if (!bare && body != null && tree.path(body).isObject()) {
      inside = spellings.naming(content(written));
    }
    return new Read(new Form(bare, outside, inside), tree, written);
  }

  private JsonNode content(JsonNode written) {
    return written.properties().stream()
        .filter(field -> spellings.own(field.getKey()).equals(body))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  /** The message with an object where its content is the text of one. */
  private JsonNode unpacked(JsonNode message, Codec codec) {
    if (body == null || !(message instanceof ObjectNode object)) {
      return message;
    }
    ObjectNode unpacked = object.objectNode();
    object
        .properties()
        .forEach(
            field ->
                unpacked.set(
                    field.getKey(),
                    spellings.own(field.getKey()).equals(body)
                        ? unpack(field.getValue(), codec)
                        : field.getValue()));
    return unpacked;
  }

  private static JsonNode unpack(JsonNode content, Codec codec) {
    if (!content.isTextual() || content.asText().isBlank()) {
      return content;
    }
    try {
      return codec.read(content.asText());
    } catch (CanonicalException e) {
      return content; // the sheet says what is wrong with it
    }
  }

  /** The whole message. */
  JsonNode whole(JsonNode tree, Form form) {
    return form.bare()
        ? JsonNodeFactory.instance.objectNode().set(String.valueOf(body), tree)
        : tree;
  }

  /** As much of a message as its form has, in its spelling. */
  ObjectNode in(Form form, ObjectNode whole) {
    if (form.bare() && whole.path(String.valueOf(body)) instanceof ObjectNode content) {
      return (ObjectNode) Spellings.write(content, form.within());
    }
    if (form.around() == Naming.CAMEL && form.within() == Naming.CAMEL) {
      return whole;
    }
    ObjectNode written = whole.objectNode();
    whole
        .properties()
        .forEach(
            field ->
                written.set(
                    form.around().of(field.getKey()),
                    Spellings.write(
                        field.getValue(),
                        field.getKey().equals(body) ? form.within() : form.around())));
    return written;
  }

  /** Whether a field, {@code data.resultCode}, is there in a form. */
  boolean has(Form form, String path) {
    return !form.bare() || path.startsWith(body + ".");
  }

  /** A path as a message in this form has it. */
  String path(Form form, String path) {
    if (!path.startsWith(body + ".")) {
      return form.around().of(path);
    }
    String own = form.within().of(path.substring(String.valueOf(body).length() + 1));
    return form.bare() ? own : form.around().of(String.valueOf(body)) + "." + own;
  }
}
