package org.hospitalhub.lint;

import java.util.Comparator;
import org.hospitalhub.sheet.Finding;

/**
 * A finding and the check that made it.
 *
 * @param check the check's id; empty for mistakes with which the hub would not start
 */
record Remark(String check, Finding finding) {

  static final Comparator<Remark> ORDER =
      Comparator.comparing((Remark r) -> r.finding.file())
          .thenComparing(r -> r.finding.line())
          .thenComparing(r -> r.finding.problem());

  @Override
  public String toString() {
    return check.isEmpty() ? finding.toString() : finding + " [" + check + "]";
  }
}
