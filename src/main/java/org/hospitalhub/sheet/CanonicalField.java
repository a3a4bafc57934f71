package org.hospitalhub.sheet;

import org.jspecify.annotations.Nullable;

/**
 * A field of an operation: what the dictionary says of it, and when it must be there.
 *
 * @param name its name in the dictionary, {@code campus.id}; a list's path when it is a list
 * @param required whether it must be there; a list must have something in it
 * @param requiredWith the field beside it that asks for it; null when there is none
 */
public record CanonicalField(
    String name, Term term, boolean required, @Nullable String requiredWith) {

  /** Its type. */
  public FieldType type() {
    return term.type();
  }

  /** What it is called. */
  public String title() {
    return term.en();
  }

  /** Its code table; null when it has none. */
  public @Nullable String codes() {
    return term.codes();
  }

  /** As a row of a table. */
  Field row() {
    return Field.value(title(), required, requiredWith, codes());
  }
}
