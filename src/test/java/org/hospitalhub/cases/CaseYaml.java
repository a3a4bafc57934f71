package org.hospitalhub.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a stage of a case: on one line what fits there and is not too deep, documents as blocks.
 */
final class CaseYaml {

  private static final int WIDTH = 116;

  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z_\\p{IsHan}]([\\w\\p{IsHan}，。、；：（）.()/+ -]*[\\w\\p{IsHan}。；）)])?");
  private static final Pattern DATE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d)?)?");
  private static final Pattern RESERVED = Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\\n\\t]]");

  private CaseYaml() {}

  /** The lines of {@code key: value}, indented by some spaces. */
  static List<String> entry(String key, JsonNode value, int indent) {
    List<String> lines = new ArrayList<>();
    entry(" ".repeat(indent) + scalar(key) + ":", value, indent, lines);
    return lines;
  }

  private static void entry(String head, JsonNode value, int indent, List<String> lines) {
    if (value.isTextual() && isBlock(value.textValue())) {
      lines.add(head + " |");
      String document = value.textValue().stripTrailing();
      WireXml.laidOut(document, WIDTH - indent - 2)
          .lines()
          .map(line -> line.isEmpty() ? line : " ".repeat(indent + 2) + line)
          .forEach(lines::add);
    } else if (value.isValueNode() || value.isEmpty() || isOneLine(head, value)) {
      lines.add(head + " " + flow(value));
    } else {
      lines.add(head);
      block(value, indent + 2, lines);
    }
  }

  private static void block(JsonNode value, int indent, List<String> lines) {
    String spaces = " ".repeat(indent);
    if (value.isObject()) {
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        entry(spaces + scalar(field.getKey()) + ":", field.getValue(), indent, lines);
      }
      return;
    }
    for (JsonNode element : value) {
      if (element.isValueNode() || element.isEmpty() || isOneLine(spaces + "-", element)) {
        lines.add(spaces + "- " + flow(element));
      } else {
        int first = lines.size();
        block(element, indent + 2, lines);
        lines.set(first, spaces + "- " + lines.get(first).substring(indent + 2));
      }
    }
  }

  /** A document, which begins with a tag or has several lines. */
  private static boolean isBlock(String text) {
    boolean document = text.startsWith("<") || text.contains("\n");
    return document && !text.startsWith(" ") && !UNPRINTABLE.matcher(text).find();
  }

  private static boolean isOneLine(String head, JsonNode value) {
    return depth(value) <= 2 && width(head) + 1 + width(flow(value)) <= WIDTH;
  }

  private static int depth(JsonNode value) {
    int deepest = 0;
    for (JsonNode child : value) {
      deepest = Math.max(deepest, depth(child));
    }
    return value.isContainerNode() ? deepest + 1 : 0;
  }

  private static String flow(JsonNode value) {
    if (value.isObject()) {
      return value.properties().stream()
          .map(field -> scalar(field.getKey()) + ": " + flow(field.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value.isArray()) {
      return value.valueStream().map(CaseYaml::flow).collect(Collectors.joining(", ", "[", "]"));
    }
    return value.isTextual() ? scalar(value.textValue()) : value.toString();
  }

  private static String scalar(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !RESERVED.matcher(text).matches();
    if (plain || DATE.matcher(text).matches()) {
      return text;
    }
    String escaped =
        text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t");
    return UNPRINTABLE
        .matcher("\"" + escaped + "\"")
        .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
  }

  /** The columns a text takes: Chinese characters take two. */
  static int width(String text) {
    return text.codePoints().map(c -> c < 0x1100 ? 1 : 2).sum();
  }
}
