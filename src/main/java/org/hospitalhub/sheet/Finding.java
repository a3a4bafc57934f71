package org.hospitalhub.sheet;

import java.nio.file.Path;

/**
 * One mistake in a file an integrator edits, with the remedy.
 *
 * @param file the file, relative to where the hub runs
 * @param line 1-based
 * @param problem what is wrong
 * @param remedy what to do
 */
public record Finding(Path file, int line, String problem, String remedy) {

  /** {@code file:line: what, and what to do}. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + problem + "; " + remedy;
  }
}
