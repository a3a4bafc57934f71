package org.hospitalhub.foreign;

import java.util.Map;
import java.util.Optional;

/** A SOAP stack that is not the hub's. */
interface ForeignStack {

  /** Calls an operation as the stack's users do, see {@link Call#in}. */
  Map<String, String> call(Map<String, String> call);

  /** Why it cannot be called on this machine. */
  default Optional<String> missing() {
    return Optional.empty();
  }
}
