package org.hospitalhub.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.hospitalhub.sheet.CanonicalError;

/**
 * An error of the canonical API as RFC 9457 writes it.
 *
 * @param json the document
 * @param status its HTTP status
 */
public record Problem(ObjectNode json, int status) {

  /** The media type of problems. */
  public static final String MEDIA_TYPE = "application/problem+json";

  static final int RATE_EXCEEDED_STATUS = 429;
  private static final String TYPE = "urn:hospitalhub:error:";

  /**
   * The problem that an error is.
   *
   * @param error the id of a canonical error
   * @param words its words and status
   * @param traceId the trace of the request, to be quoted when asking the operator
   */
  public static Problem of(String error, CanonicalError words, String traceId) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", TYPE + error)
            .put("title", words.title())
            .put("status", words.status())
            .put("traceId", traceId);
    return new Problem(json, words.status());
  }

  /** Its text in UTF-8. */
  public byte[] bytes() {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  static String type(String error) {
    return TYPE + error;
  }
}
