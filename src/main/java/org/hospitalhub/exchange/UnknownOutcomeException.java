package org.hospitalhub.exchange;

/** Nothing tells whether a write still stands but carrying it out again. */
public final class UnknownOutcomeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnknownOutcomeException(String operation) {
    super(operation + " would be carried out again", null, false, false);
  }
}
