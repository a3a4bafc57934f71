package org.hospitalhub.sheet;

import java.util.List;

/**
 * A canonical error: one of the ids of {@code mappings/canonical/errors.yaml}, with what is wrong.
 *
 * <p>The front door answers it in the caller's dialect; the message is fit for the caller's eyes.
 */
public final class CanonicalException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String error;
  private final transient List<Violation> violations;

  /** An error of the business or of the message, without a stack trace: it is an answer. */
  public CanonicalException(String error, String message) {
    this(error, message, List.of());
  }

  /** An error that names the fields that are wrong, all of them. */
  public CanonicalException(String error, String message, List<Violation> violations) {
    super(message, null, false, false);
    this.error = error;
    this.violations = List.copyOf(violations);
  }

  /** The id of the canonical error, such as {@code slot-taken}. */
  public String error() {
    return error;
  }

  /** The fields that are wrong; empty unless the error is about fields. */
  public List<Violation> violations() {
    return violations == null ? List.of() : violations;
  }

  /**
   * One field that does not fit its contract.
   *
   * @param path the field's path in the message, {@code list.item[0].schid}
   * @param title its title in the contract
   * @param problem what is wrong, in the dialect's language
   */
  public record Violation(String path, String title, String problem) {}
}
