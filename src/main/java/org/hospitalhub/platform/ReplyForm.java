package org.hospitalhub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hospitalhub.sheet.CanonicalPath;
import org.hospitalhub.sheet.Constant;
import org.hospitalhub.sheet.OperationSheet;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the replies of an operation, compiled.
 *
 * @param own what the operation's sheet says of its replies; null when the platform's form is used
 */
record ReplyForm(
    List<EnvelopeField> success, List<EnvelopeField> failure, OperationSheet.@Nullable Reply own) {

  private static final String MESSAGE = "{message}";

  /**
   * A field of the envelope.
   *
   * @param name its path as it is written
   * @param paths where it stands: as it is written, then the other spellings that are read
   * @param constant its value; of a failure with <code>{code}</code> and <code>{message}</code>
   * @param decides whether its value tells a success from a failure: it is given, and is no words
   * @param accepts other values that are read as this one
   * @param length its printed length in characters; null when there is none
   * @param last whether it stands behind the operation's own fields
   */
  record EnvelopeField(
      String name,
      List<CanonicalPath> paths,
      Constant constant,
      boolean decides,
      List<String> accepts,
      @Nullable Integer length,
      boolean last) {

    /** Whether a value is this one. */
    boolean is(String value) {
      return constant.is(value) || accepts.contains(value);
    }

    String text() {
      return constant.text();
    }

    /** A value as it is written. */
    JsonNode written(String value) {
      return constant.like(value);
    }

    /** The value of a failure; words that are too long are cut. */
    String filled(String code, Sentence words) {
      String whole = fill(code, words.whole());
      if (length == null || !text().contains(MESSAGE) || Sentence.length(whole) <= length) {
        return whole;
      }
      int beside = Sentence.length(fill(code, MESSAGE)) - MESSAGE.length();
      return fill(code, words.within(length - beside));
    }

    /** Whether it says all there is to say of a failure. */
    boolean says(String code, Sentence words) {
      return text().contains(MESSAGE) && filled(code, words).equals(fill(code, words.whole()));
    }

    private String fill(String code, String message) {
      return text().replace("{code}", code).replace(MESSAGE, message).strip();
    }
  }

  static ReplyForm of(Descriptor.Envelope envelope, OperationSheet.@Nullable Reply own) {
    boolean success = own != null && own.success() != null;
    boolean failure = own != null && own.failure() != null;
    Map<String, Constant> failures = failure ? own.failure() : envelope.failure();
    Map<String, Constant> successes = success ? own.success() : envelope.success();
    return new ReplyForm(
        fields(envelope, own, successes, failures, successes),
        fields(envelope, own, failures, failures, successes),
        own);
  }

  private static List<EnvelopeField> fields(
      Descriptor.Envelope envelope,
      OperationSheet.@Nullable Reply own,
      Map<String, Constant> constants,
      Map<String, Constant> failures,
      Map<String, Constant> successes) {
    List<EnvelopeField> fields = new ArrayList<>();
    constants.forEach(
        (name, constant) -> {
          List<CanonicalPath> paths = new ArrayList<>(List.of(CanonicalPath.of(name)));
          names(envelope.aliases(), name).map(CanonicalPath::of).forEach(paths::add);
          boolean words = failures.containsKey(name) && failures.get(name).text().contains(MESSAGE);
          fields.add(
              new EnvelopeField(
                  name,
                  List.copyOf(paths),
                  typed(constant, successes.get(name)),
                  !words && !constant.text().isEmpty(),
                  accepts(envelope, own, name),
                  length(envelope, own, name),
                  own != null && own.last() != null && own.last().contains(name)));
        });
    return List.copyOf(fields);
  }

  /** A code that is a number in a success is one in a failure. */
  private static Constant typed(Constant constant, @Nullable Constant success) {
    return success == null || constant.type() != Constant.Type.TEXT
        ? constant
        : new Constant(constant.text(), success.type());
  }

  private static List<String> accepts(
      Descriptor.Envelope envelope, OperationSheet.@Nullable Reply own, String name) {
    return Stream.concat(
            names(own == null ? null : own.accepts(), name), names(envelope.accepts(), name))
        .toList();
  }

  private static @Nullable Integer length(
      Descriptor.Envelope envelope, OperationSheet.@Nullable Reply own, String name) {
    Integer length = own == null || own.lengths() == null ? null : own.lengths().get(name);
    return length != null || envelope.lengths() == null ? length : envelope.lengths().get(name);
  }

  private static Stream<String> names(@Nullable Map<String, List<String>> lists, String name) {
    return lists == null ? Stream.empty() : lists.getOrDefault(name, List.of()).stream();
  }
}
