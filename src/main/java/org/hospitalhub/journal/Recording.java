package org.hospitalhub.journal;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An exchange to be recorded. */
public interface Recording {

  /** The entry as it is now. */
  Entry entry();

  /** The names of its keys whose values name a patient: they are kept as digests. */
  default Set<String> privateKeys() {
    return Set.of();
  }

  /** What passed up to now; when its entry was opened before, what passed since. */
  Payload payload();

  /**
   * Whether its entry is now closed that was to be opened before. Whether it was, not even the
   * database may have told.
   */
  default boolean opened() {
    return false;
  }

  /**
   * From where a call came that was refused before it was known who called and what for; null when
   * it was not. There may be any number of these: of each only the first of its text is kept, and
   * not for long.
   */
  default @Nullable String anonymous() {
    return null;
  }

  /** Characters of what passed up to now, about: what it takes to wait in memory. */
  default long weight() {
    return payload().length();
  }

  /** The same with all that passed, as one that was not opened before. */
  default Recording whole() {
    return this;
  }
}
