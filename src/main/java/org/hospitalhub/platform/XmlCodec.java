package org.hospitalhub.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.xml.XmlFactory;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import com.fasterxml.jackson.dataformat.xml.deser.FromXmlParser;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.ParserLimits;
import org.jspecify.annotations.Nullable;

/**
 * XML documents with one root element; no DTD, no entities. What encoding a document says it is in
 * does not matter, since it is a string already; unless the platform insists on one.
 */
final class XmlCodec implements Codec {

  private static final Pattern ENCODING =
      Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']*)[\"']");
  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  /** Of Woodstox; also of elements that no tree is made of. */
  private static final String DEPTH = "com.ctc.wstx.maxElementDepth";

  private final XmlMapper mapper;
  private final ObjectWriter writer;
  private final String root;
  private final @Nullable String encoding;

  /**
   * For documents with this root.
   *
   * @param encoding the only one that a document may name; null when it may name any
   */
  XmlCodec(String root, @Nullable String encoding) {
    XMLInputFactory input = XMLInputFactory.newFactory();
    input.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    input.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    if (input.isPropertySupported(DEPTH)) {
      input.setProperty(DEPTH, ParserLimits.DEPTH);
    }
    this.mapper =
        new XmlMapper(
            XmlFactory.builder()
                .streamReadConstraints(ParserLimits.JACKSON)
                .xmlInputFactory(input)
                .build());
    this.writer = mapper.writer().withRootName(root);
    this.root = root;
    this.encoding = encoding;
  }

  @Override
  public JsonNode read(String text) {
    String document = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (document.contains("<!DOCTYPE")) {
      throw malformed("不允许DTD或实体声明");
    }
    if (encoding != null) {
      requireEncoding(document);
    }
    String whole = CharacterReferences.joined(document.strip());
    try (FromXmlParser parser =
        (FromXmlParser) mapper.getFactory().createParser(new StringReader(whole))) {
      String name = parser.getStaxReader().getLocalName();
      if (!name.equals(root)) {
        throw malformed("根节点必须是" + root);
      }
      return tree(parser);
    } catch (JsonProcessingException e) {
      throw malformed(reason(document, e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String reason(String document, JsonProcessingException e) {
    String misencoding = Misencoding.of(document, '<');
    if (misencoding != null) {
      return misencoding;
    }
    int line = e.getLocation() == null ? -1 : e.getLocation().getLineNr();
    return line > 0 ? "XML第" + line + "行无法解析" : "不是XML";
  }

  private void requireEncoding(String document) {
    Matcher named = ENCODING.matcher(document);
    if (named.find() && !named.group(1).equalsIgnoreCase(encoding)) {
      throw malformed("encoding必须是" + encoding);
    }
  }

  private JsonNode tree(FromXmlParser parser) throws IOException {
    JsonNode tree = mapper.readTree(parser);
    if (parser.nextToken() != null && parser.currentToken() != JsonToken.END_OBJECT) {
      throw malformed("根节点之后还有内容");
    }
    return tree != null && tree.isObject() ? tree : JsonNodeFactory.instance.objectNode();
  }

  @Override
  public String write(ObjectNode tree) {
    try {
      return DECLARATION + writer.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that cannot be written as XML", e);
    }
  }

  private static CanonicalException malformed(String reason) {
    return new CanonicalException("malformed", "报文格式错误：" + reason);
  }
}
