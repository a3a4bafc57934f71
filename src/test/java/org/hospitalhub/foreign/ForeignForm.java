package org.hospitalhub.foreign;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;

/** A way in which the users of a stack call services. */
public record ForeignForm(String stackName, ForeignStack stack, String name) {

  /** Calls a service; the test is skipped, with a word, where the stack is not installed. */
  public Answer call(Call call) {
    Optional<String> missing = stack.missing();
    assumeTrue(missing.isEmpty(), missing::orElseThrow);
    return Answer.of(stack.call(call.in(name)));
  }

  @Override
  public String toString() {
    return stackName + " " + name;
  }
}
