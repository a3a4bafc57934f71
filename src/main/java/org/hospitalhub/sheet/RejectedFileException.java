package org.hospitalhub.sheet;

import java.util.List;
import java.util.stream.Collectors;

/** Files that cannot be used as they stand, with every mistake that was found in them. */
public final class RejectedFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  /**
   * Rejects files for their mistakes.
   *
   * @param findings the mistakes, at least one
   */
  public RejectedFileException(List<Finding> findings) {
    super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    this.findings = List.copyOf(findings);
  }

  /** The mistakes, in the order of the lines. */
  public List<Finding> findings() {
    return findings == null ? List.of() : findings;
  }
}
