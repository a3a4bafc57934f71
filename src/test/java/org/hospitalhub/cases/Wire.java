package org.hospitalhub.cases;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Messages as they stand in a case file: JSON as a tree, everything else as text. */
final class Wire {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Wire() {}

  /** A stage as it is written: the text of a JSON object is shown as a tree. */
  static JsonNode shown(JsonNode stage) {
    if (!stage.isTextual() || !stage.textValue().startsWith("{")) {
      return stage;
    }
    try {
      return JSON.readTree(stage.textValue());
    } catch (JsonProcessingException e) {
      return stage;
    }
  }

  /** A stage as it would be read again. */
  static JsonNode tree(JsonNode stage) {
    try {
      return JSON.readTree(shown(stage).toString());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
