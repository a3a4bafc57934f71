package org.hospitalhub.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hospitalhub.platform.RepeatedName;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.ParserLimits;
import org.jspecify.annotations.Nullable;

/** Reads the JSON object that a request of the API is, within the limits of all parsers. */
public final class RequestReader {

  private static final ObjectReader READER =
      new JsonMapper(JsonFactory.builder().streamReadConstraints(ParserLimits.JACKSON).build())
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

  private RequestReader() {}

  /**
   * Reads one.
   *
   * @throws CanonicalException {@code malformed}; the parser's own words may quote the message
   */
  public static ObjectNode read(@Nullable String text) {
    try {
      if (READER.readTree(text == null ? "" : text) instanceof ObjectNode request) {
        return request;
      }
    } catch (JsonProcessingException e) {
      String repeated = RepeatedName.in(e);
      if (repeated != null) {
        throw malformed("the name '" + repeated + "' stands twice in an object");
      }
    }
    throw malformed("the body must be a JSON object");
  }

  private static CanonicalException malformed(String detail) {
    return new CanonicalException("malformed", detail);
  }
}
