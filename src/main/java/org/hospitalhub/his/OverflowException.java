package org.hospitalhub.his;

import org.hospitalhub.his.CompiledStatement.Bound;
import org.springframework.dao.DataIntegrityViolationException;

/** A statement whose values the database did not take. */
final class OverflowException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Bound bound;

  OverflowException(Bound bound, DataIntegrityViolationException cause) {
    super(cause);
    this.bound = bound;
  }

  Bound bound() {
    return bound;
  }
}
