package org.hospitalhub.platform;

import org.hospitalhub.sheet.Operation;

/** Is told what a request turns out to be as it is read, so that a refusal can be made to fit. */
@FunctionalInterface
public interface Reading {

  /** Now it is known which operation is meant. */
  void operation(Operation operation);

  /** Now it is known in which form the request is. */
  default void form(Form form) {
    // most have only one
  }

  /** Now it is known which system says that it calls, and has still to prove it. */
  default void system(String claimed) {
    // most do not say
  }
}
