package org.hospitalhub.benchmark.byhand;

/** An answer that is no success. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Refusal(String reason) {
    super(reason, null, false, false);
  }
}
