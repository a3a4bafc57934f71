package org.hospitalhub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.Stylesheet;
import org.jspecify.annotations.Nullable;

/** The codecs of a platform: one for its root element, one for each that an operation has. */
final class Codecs {

  private final Codec platform;
  private final Map<String, Codec> others = new HashMap<>();

  Codecs(Descriptor descriptor, Map<String, Operation> operations) {
    if (descriptor.codec().equals("json")) {
      this.platform = new JsonCodec();
      return;
    }
    if (descriptor.envelope().root() == null) {
      throw new IllegalArgumentException("envelope.root is missing: every XML document has one");
    }
    String encoding = descriptor.envelope().encoding();
    this.platform = new XmlCodec(descriptor.envelope().root(), encoding);
    operations.values().stream()
        .flatMap(operation -> Stream.ofNullable(operation.root()))
        .flatMap(root -> Stream.of(root.request(), root.response()))
        .filter(Objects::nonNull)
        .forEach(root -> others.computeIfAbsent(root, r -> new XmlCodec(r, encoding)));
  }

  /** Of messages whose operation is not known. */
  Codec platform() {
    return platform;
  }

  Codec request(Operation operation) {
    return operation.root() == null ? platform : find(operation.root().request());
  }

  Codec response(@Nullable Operation operation) {
    return operation == null || operation.root() == null
        ? platform
        : find(operation.root().response());
  }

  /** A document as a stylesheet makes it; null: it stays. */
  static String reshaped(@Nullable Stylesheet stylesheet, String text) {
    return stylesheet == null ? text : stylesheet.run(text);
  }

  /**
   * The same for a document that was read.
   *
   * @param tree what was read of it
   */
  static JsonNode reshaped(
      @Nullable Stylesheet stylesheet, Codec codec, String text, JsonNode tree) {
    return stylesheet == null ? tree : codec.read(stylesheet.run(text));
  }

  private Codec find(@Nullable String root) {
    return root == null ? platform : Objects.requireNonNull(others.get(root));
  }
}
