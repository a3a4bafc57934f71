package org.hospitalhub.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An XML document as a case file shows it. Of a document that the hub writes, a line break and the
 * spaces after it between two tags are layout of the file, but for the one behind the declaration.
 */
final class WireXml {

  private static final Pattern LAYOUT = Pattern.compile("(?<!\\?)>\\n *<");
  private static final Pattern TOKEN = Pattern.compile("<[^>]*>|[^<]+");
  private static final Pattern DECLARATION = Pattern.compile("<\\?xml[^>]*>\\n");

  private record Element(String start, List<Element> children, String text, String end) {}

  private WireXml() {}

  /** The document without the layout of the file. */
  static String bare(String shown) {
    return LAYOUT.matcher(shown).replaceAll("><");
  }

  /** The document with an element a line, where it does not fit on one. */
  static String laidOut(String document, int width) {
    Matcher declaration = DECLARATION.matcher(document);
    String head = declaration.lookingAt() ? declaration.group() : "";
    String body = document.substring(head.length());
    if (!body.startsWith("<") || body.contains("<!") || body.contains("/>")) {
      return document;
    }
    Matcher tokens = TOKEN.matcher(body);
    if (!tokens.find()) {
      return document;
    }
    StringBuilder shown = new StringBuilder(head);
    show(element(tokens), 0, width, shown);
    String laidOut = shown.toString().stripTrailing();
    return bare(laidOut).equals(document) ? laidOut : document;
  }

  /** The element whose start tag the tokens stand at; they stand at its end tag afterwards. */
  private static Element element(Matcher tokens) {
    String start = tokens.group();
    List<Element> children = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    while (tokens.find() && !tokens.group().startsWith("</")) {
      if (tokens.group().startsWith("<")) {
        children.add(element(tokens));
      } else {
        text.append(tokens.group());
      }
    }
    return new Element(start, children, text.toString(), tokens.hitEnd() ? "" : tokens.group());
  }

  private static String line(Element element) {
    StringBuilder line = new StringBuilder(element.start).append(element.text);
    element.children.forEach(child -> line.append(line(child)));
    return line.append(element.end).toString();
  }

  private static void show(Element element, int depth, int width, StringBuilder shown) {
    String indent = "  ".repeat(depth);
    String line = line(element);
    if (element.children.isEmpty() || CaseYaml.width(line) + indent.length() <= width) {
      shown.append(indent).append(line).append('\n');
      return;
    }
    shown.append(indent).append(element.start).append('\n');
    element.children.forEach(child -> show(child, depth + 1, width, shown));
    shown.append(indent).append(element.end).append('\n');
  }
}
