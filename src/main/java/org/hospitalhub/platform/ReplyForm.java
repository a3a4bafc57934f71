package org.hospitalhub.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hospitalhub.sheet.CanonicalPath;
import org.hospitalhub.sheet.OperationSheet;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the replies of an operation, compiled.
 *
 * @param own what the operation's sheet says of its replies; null when the platform's form is used
 */
record ReplyForm(
    List<EnvelopeField> success, List<EnvelopeField> failure, OperationSheet.@Nullable Reply own) {

  /**
   * A field of the envelope.
   *
   * @param name its path as it is written
   * @param paths where it stands: as it is written, then the other spellings that are read
   * @param text its value; of a failure with <code>{code}</code> and <code>{message}</code>
   * @param decides whether its value tells a success from a failure: it is given, and is no words
   */
  record EnvelopeField(String name, List<CanonicalPath> paths, String text, boolean decides) {}

  static ReplyForm of(Descriptor.Envelope envelope, OperationSheet.@Nullable Reply own) {
    boolean success = own != null && own.success() != null;
    boolean failure = own != null && own.failure() != null;
    Map<String, String> failures = failure ? own.failure() : envelope.failure();
    return new ReplyForm(
        fields(envelope, success ? own.success() : envelope.success(), failures),
        fields(envelope, failures, failures),
        own);
  }

  private static List<EnvelopeField> fields(
      Descriptor.Envelope envelope, Map<String, String> texts, Map<String, String> failures) {
    List<EnvelopeField> fields = new ArrayList<>();
    texts.forEach(
        (name, text) -> {
          List<CanonicalPath> paths = new ArrayList<>(List.of(CanonicalPath.of(name)));
          if (envelope.aliases() != null) {
            envelope.aliases().getOrDefault(name, List.of()).stream()
                .map(CanonicalPath::of)
                .forEach(paths::add);
          }
          boolean words = failures.getOrDefault(name, "").contains("{message}");
          fields.add(new EnvelopeField(name, List.copyOf(paths), text, !words && !text.isEmpty()));
        });
    return List.copyOf(fields);
  }
}
