package org.hospitalhub.lint;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.hospitalhub.sheet.Finding;

/**
 * A kind of thing that is there to be used.
 *
 * @param name what a finding calls it: {@code upload}
 * @param user what would name it: {@code route}
 * @param things what there is of it
 * @param used the keys that are named
 */
record Kind(String name, String user, Stream<Thing> things, Set<String> used) {

  /**
   * Something that is there.
   *
   * @param name as people call it
   * @param key as its users name it
   */
  record Thing(String name, String key, Path file, int line) {
    static Thing of(String name, Path file) {
      return new Thing(name, name, file, 1);
    }
  }

  /** What there is, minus what is named. */
  Stream<Finding> unused() {
    return things.filter(thing -> !used.contains(thing.key())).map(this::finding);
  }

  private Finding finding(Thing thing) {
    return new Finding(
        thing.file(),
        thing.line(),
        "no " + user + " uses the " + name + " '" + thing.name() + "'",
        "remove it, or use it");
  }
}
