package org.hospitalhub.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** A reply of the API as it is stored. */
record StoredReply(int status, String contentType, String body) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REFUSED = 502;

  static StoredReply of(String text) {
    try {
      JsonNode stored = JSON.readTree(text);
      return new StoredReply(
          stored.path("status").asInt(),
          stored.path("contentType").asText(),
          stored.path("body").asText());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored reply cannot be read", e);
    }
  }

  String text() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("status", status)
        .put("contentType", contentType)
        .put("body", body)
        .toString();
  }

  /** Whether a repeat would not change it: it is done, or the platform said no. */
  boolean isFinal() {
    return status < 300 || status == REFUSED && body.contains("\"platformCode\":");
  }
}
