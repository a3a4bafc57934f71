package org.hospitalhub.routes;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.hospitalhub.sheet.Finding;

/** Files that can be read anew while the hub runs. */
@FunctionalInterface
public interface Reloadable {

  /**
   * Reads the files again; with a mistake in any of them, everything stays as it was.
   *
   * @param changed the files that were added, edited or deleted since the last accepted reload
   * @return the mistakes; none when the files are now in effect
   */
  List<Finding> reload(Set<Path> changed);
}
