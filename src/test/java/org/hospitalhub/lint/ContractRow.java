package org.hospitalhub.lint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field as a platform's document prints it, a line of {@link PrintedContract}.
 *
 * @param line 1-based
 * @param side {@code request} or {@code response}; {@code -} for an operation that the document
 *     only lists
 * @param length null when none is printed
 * @param format empty when none is printed
 * @param codes codes separated by slashes, or the number of a table of the document; empty when
 *     none
 */
record ContractRow(
    int line,
    String operation,
    String side,
    String path,
    @Nullable Integer length,
    boolean required,
    String format,
    String codes) {

  boolean listedOnly() {
    return side.equals("-");
  }

  /** The codes that are printed; empty when there are none, or only a reference to a table. */
  List<String> printedCodes() {
    boolean reference = codes.matches("\\d+(\\.\\d+)+");
    return codes.isEmpty() || reference ? List.of() : List.of(codes.split("/", -1));
  }

  /** The last name of the path. */
  String name() {
    return path.substring(path.lastIndexOf('.') + 1).replace("[]", "");
  }
}
