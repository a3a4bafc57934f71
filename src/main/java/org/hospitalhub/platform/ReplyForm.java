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
   * @param paths where it stands: as it is written, then the other spellings that are read
   * @param text its value; of a failure with <code>{code}</code> and <code>{message}</code>
   */
  record EnvelopeField(List<CanonicalPath> paths, String text) {}

  static ReplyForm of(Descriptor.Envelope envelope, OperationSheet.@Nullable Reply own) {
    boolean success = own != null && own.success() != null;
    boolean failure = own != null && own.failure() != null;
    return new ReplyForm(
        fields(envelope, success ? own.success() : envelope.success()),
        fields(envelope, failure ? own.failure() : envelope.failure()),
        own);
  }

  private static List<EnvelopeField> fields(
      Descriptor.Envelope envelope, Map<String, String> texts) {
    List<EnvelopeField> fields = new ArrayList<>();
    texts.forEach(
        (name, text) -> {
          List<CanonicalPath> paths = new ArrayList<>(List.of(CanonicalPath.of(name)));
          if (envelope.aliases() != null) {
            envelope.aliases().getOrDefault(name, List.of()).stream()
                .map(CanonicalPath::of)
                .forEach(paths::add);
          }
          fields.add(new EnvelopeField(List.copyOf(paths), text));
        });
    return List.copyOf(fields);
  }
}
