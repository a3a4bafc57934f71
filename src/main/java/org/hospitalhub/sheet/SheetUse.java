package org.hospitalhub.sheet;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose sheets are read, and how.
 *
 * @param platform the id of the platform or system that speaks by them
 * @param folders where they are
 * @param model the platform whose sheets they are, turned round: what it asks the hub is asked of
 *     the system, in the platform's codes unless the system has its own; null when they are not
 * @param naming how the system writes the sheets' names
 * @param forbidden text that no value may contain; null when anything goes
 */
public record SheetUse(
    String platform,
    List<Path> folders,
    @Nullable String model,
    Naming naming,
    @Nullable String forbidden) {

  /** The sheets of a platform, as they are written. */
  public static SheetUse own(String platform, Path folder, @Nullable String forbidden) {
    return new SheetUse(platform, List.of(folder), null, Naming.CAMEL, forbidden);
  }

  /** Whether the sheets are those of a platform, turned round. */
  boolean reversed() {
    return model != null;
  }
}
