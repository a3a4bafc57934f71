package org.hospitalhub.sheet;

import java.nio.file.Path;
import java.util.List;

/**
 * An upload, compiled.
 *
 * @param name {@code visit-results}, the file's stem
 * @param due the read that tells what is due
 * @param event what each row becomes
 * @param hospitals the hospitals that are asked about
 */
public record Upload(
    String name,
    UploadSheet sheet,
    CanonicalOperation due,
    CanonicalOperation event,
    List<String> hospitals,
    Path file) {

  /** The list of rows in the answer of a read that tells what is due. */
  public static final String ROWS = "due";

  /** Where a row stands among the others, and the request field that asks for those behind it. */
  public static final String AFTER = "after";

  /** The request field that says how many rows are asked for. */
  public static final String LIMIT = "limit";

  /** The request field that says for which business date. */
  public static final String DATE = "date";

  /** Whether there is something to tell for each day, rather than how things are now. */
  public boolean dated() {
    return due.requestTypes().containsKey(DATE);
  }
}
