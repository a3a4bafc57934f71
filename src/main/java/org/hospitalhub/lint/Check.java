package org.hospitalhub.lint;

import java.util.List;
import org.hospitalhub.sheet.Finding;

/** One rule that the files must keep together. */
interface Check {

  /** Its id, behind every finding and in the list of exceptions. */
  String id();

  /**
   * Whether it says that something is missing or not used, which only holds when every file could
   * be read.
   */
  default boolean needsEveryFile() {
    return false;
  }

  /** What breaks the rule. */
  List<Finding> check(Project project);
}
