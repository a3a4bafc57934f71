package org.hospitalhub.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The way to the HIS. */
@FunctionalInterface
public interface DuePages {

  /**
   * Asks for a page of what is due.
   *
   * @param operation the canonical read
   * @param hospital the hospital it is about
   * @return the canonical answer
   * @throws org.hospitalhub.sheet.CanonicalException a retryable one when the HIS cannot be asked
   */
  JsonNode ask(String operation, String hospital, ObjectNode request);
}
