package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A canonical error: one of the ids of {@code mappings/canonical/errors.yaml}, with what is wrong.
 *
 * <p>It is an answer, not an accident: it carries no stack trace, and the route that received the
 * request speaks it in the caller's dialect. The detail is fit for the caller's eyes.
 */
public class CanonicalException extends RuntimeException {

  /** The error of a value that a system behind the hub cannot hold. */
  public static final String TOO_LONG = "too-long";

  /** Whoever has more mistakes than this is told how many, and only these. */
  private static final int NAMED = 50;

  private static final long serialVersionUID = 1L;

  private final String error;
  private final transient List<Violation> violations;
  private final int count;
  private final transient @Nullable ObjectNode answer;

  /**
   * An error of the business.
   *
   * @param error the id of the canonical error, such as {@code slot-taken}
   * @param detail what is wrong, or empty when the error's own words say it all
   */
  public CanonicalException(String error, String detail) {
    this(error, detail, List.of());
  }

  /** An error that names the fields that are wrong: the first fifty, and how many there are. */
  public CanonicalException(String error, String detail, List<Violation> violations) {
    this(error, detail, violations, violations.size(), null);
  }

  /**
   * An error that tells something.
   *
   * @param answer canonical response fields
   */
  public CanonicalException(String error, String detail, ObjectNode answer) {
    this(error, detail, List.of(), 0, answer);
  }

  private CanonicalException(
      String error,
      String detail,
      List<Violation> violations,
      int count,
      @Nullable ObjectNode answer) {
    super(detail, null, false, false);
    this.error = error;
    this.violations = List.copyOf(violations.subList(0, Math.min(NAMED, violations.size())));
    this.count = count;
    this.answer = answer;
  }

  /** The error of a message whose fields do not fit: {@code missing} when that is all there is. */
  public static CanonicalException of(List<Violation> violations) {
    boolean missing =
        violations.stream()
            .allMatch(v -> v.kind() == Violation.Kind.MISSING || v.kind() == Violation.Kind.ONE_OF);
    return new CanonicalException(missing ? "missing" : "invalid", "", violations);
  }

  /** This error under another id, with its fields named otherwise. */
  CanonicalException of(String other, UnaryOperator<List<Violation>> names) {
    return new CanonicalException(other, getMessage(), names.apply(violations()), count, answer);
  }

  /** The id of the canonical error, such as {@code slot-taken}. */
  public String error() {
    return error;
  }

  /** The first fields that are wrong; empty unless the error is about fields. */
  public List<Violation> violations() {
    return violations == null ? List.of() : violations;
  }

  /** How many fields are wrong. */
  public int count() {
    return count;
  }

  /** What the error tells, canonical response fields; null when that is nothing. */
  public @Nullable ObjectNode answer() {
    return answer;
  }
}
