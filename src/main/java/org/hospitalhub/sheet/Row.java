package org.hospitalhub.sheet;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A field of a sheet with its includes resolved.
 *
 * @param path its path in the message
 * @param canonical its canonical path; null when it goes nowhere
 * @param file the file it stands in, the sheet or an included type
 * @param line its line there
 */
public record Row(FieldPath path, Field field, @Nullable FieldPath canonical, Path file, int line) {

  /** A mistake in its line. */
  public Finding finding(String problem, String remedy) {
    return new Finding(file, line, problem, remedy);
  }
}
