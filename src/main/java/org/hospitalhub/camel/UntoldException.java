package org.hospitalhub.camel;

/** Nothing tells whether a write still stands but carrying it out again. */
final class UntoldException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UntoldException(String operation) {
    super(operation + " would be carried out again", null, false, false);
  }
}
