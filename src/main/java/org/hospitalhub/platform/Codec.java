package org.hospitalhub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hospitalhub.sheet.CanonicalException;

/** Text on the wire ↔ a tree. */
interface Codec {

  /**
   * Reads a document.
   *
   * @throws CanonicalException {@code malformed}, with the reason in the platform's language
   */
  JsonNode read(String text);

  /** Writes a document. */
  String write(ObjectNode tree);
}
