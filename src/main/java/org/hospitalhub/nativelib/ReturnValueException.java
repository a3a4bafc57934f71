package org.hospitalhub.nativelib;

import java.io.IOException;

/** The library returned another value than 0. What it did before that is not known. */
public final class ReturnValueException extends IOException {

  private static final long serialVersionUID = 1L;

  ReturnValueException(int value) {
    super("the library returned " + value);
  }
}
