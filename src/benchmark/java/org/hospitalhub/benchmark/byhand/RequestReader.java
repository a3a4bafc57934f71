package org.hospitalhub.benchmark.byhand;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the flat document of a request and checks single fields of it. */
final class RequestReader {

  private static final XMLInputFactory FACTORY = factory();

  private RequestReader() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /** The fields below the root, by name. */
  static Map<String, String> read(String document) throws XMLStreamException {
    XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(document));
    try {
      Map<String, String> fields = new HashMap<>();
      reader.nextTag();
      reader.require(XMLStreamReader.START_ELEMENT, null, "data");
      while (reader.nextTag() == XMLStreamReader.START_ELEMENT) {
        String name = reader.getLocalName();
        fields.put(name, reader.getElementText().strip());
      }
      return fields;
    } finally {
      reader.close();
    }
  }

  /** A field that must be there. */
  static String required(Map<String, String> request, String name, String title, int length) {
    String value = request.get(name);
    if (value == null || value.isEmpty()) {
      throw new Refusal(title + "(" + name + ")不能为空");
    }
    return limited(value, name, title, length);
  }

  /** A field that may be missing; null then. */
  static String optional(Map<String, String> request, String name, String title, int length) {
    String value = request.get(name);
    return value == null || value.isEmpty() ? null : limited(value, name, title, length);
  }

  private static String limited(String value, String name, String title, int length) {
    if (value.length() > length) {
      throw new Refusal(title + "(" + name + ")长度不能超过" + length);
    }
    if (value.indexOf('|') >= 0) {
      throw new Refusal(title + "(" + name + ")不能含有|");
    }
    return value;
  }

  static String hospital(Map<String, String> request) {
    return switch (required(request, "orgid", "医院编号", 20)) {
      case "330000001" -> "H001";
      case "330000002" -> "H002";
      default -> throw new Refusal("医院编号(orgid)取值应为330000001/330000002");
    };
  }

  static String session(Map<String, String> request) {
    return switch (required(request, "ampm", "上下午标志", 1)) {
      case "1" -> "morning";
      case "2" -> "afternoon";
      case "3" -> "all-day";
      case "4" -> "evening";
      default -> throw new Refusal("上下午标志(ampm)取值应为1/2/3/4");
    };
  }
}
