package org.hospitalhub.platform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.ParserLimits;

/** JSON objects; a field that is null is one that is not there, decimals keep their zeros. */
final class JsonCodec implements Codec {

  private static final JsonMapper MAPPER =
      new JsonMapper(JsonFactory.builder().streamReadConstraints(ParserLimits.JACKSON).build());
  private static final ObjectReader READER =
      MAPPER
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .without(JsonNodeFeature.READ_NULL_PROPERTIES)
          .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

  @Override
  public JsonNode read(String text) {
    String document = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try {
      JsonNode tree = READER.readTree(document);
      if (tree.isObject()) {
        return tree;
      }
      if (tree.isTextual() && tree.asText().strip().startsWith("{")) {
        throw malformed("报文被转义了两次");
      }
    } catch (JsonProcessingException e) {
      // the parser's own words may quote the message
      throw malformed(reason(document, e));
    } catch (NumberFormatException e) {
      throw malformed("数字超出范围");
    }
    throw malformed(document.isBlank() ? "报文为空" : "不是JSON对象");
  }

  private static String reason(String document, JsonProcessingException e) {
    String misencoding = Misencoding.of(document, '{');
    if (misencoding != null) {
      return misencoding;
    }
    String repeated = RepeatedName.in(e);
    if (repeated != null) {
      return "数据项" + repeated + "重复";
    }
    int line = e.getLocation() == null ? -1 : e.getLocation().getLineNr();
    return line > 0 ? "JSON第" + line + "行无法解析" : "不是JSON";
  }

  @Override
  public String write(ObjectNode tree) {
    try {
      return MAPPER.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that cannot be written as JSON", e);
    }
  }

  private static CanonicalException malformed(String reason) {
    return new CanonicalException("malformed", "报文格式错误：" + reason);
  }
}
