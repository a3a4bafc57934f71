package org.hospitalhub.exposure;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * What an answer may be, whatever was asked: in the dialect of an address, and nothing of the
 * inside.
 */
final class Oracle {

  private static final Pattern INSIDE =
      Pattern.compile(
          "(?i)<html|<!doctype|caused by:|\\bat [a-z]\\w*(\\.\\w+)+\\(|\\w+exception\\b"
              + "|\\b(java|javax|jakarta|sun|com\\.sun|org\\.(apache|springframework|h2|w3c\\.dom|"
              + "xml\\.sax|hospitalhub))\\.[a-z]|\\bselect .* from |insert into ");
  private static final Set<String> ROOTS = Set.of("data", "Message");
  private static final int WORTH_NOTICING = 50;
  private static final int FIRST_ERROR = 400;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final List<String> secrets;

  /** Knows what no answer may name. */
  Oracle(String... secrets) {
    this.secrets = List.of(secrets);
  }

  /** An answer that nobody should get. */
  static final class Unfit extends Exception {

    private static final long serialVersionUID = 1L;

    Unfit(String complaint) {
      super(complaint);
    }
  }

  /** Checks what came back. */
  void check(Request request, List<Answer> answers) throws Unfit {
    require(!answers.isEmpty() || !request.isSound(), "no answer");
    require(answers.size() <= 1 || !request.isSound(), "more than one answer");
    for (Answer answer : answers) {
      check(request, answer);
    }
  }

  private void check(Request request, Answer answer) throws Unfit {
    String text = answer.text();
    if (!text.isEmpty()) {
      silence(request, answer, text);
      shape(request, answer, text);
    } else {
      require(
          answer.status() >= FIRST_ERROR
              || answer.status() == 204
              || Set.of("HEAD", "OPTIONS").contains(request.method()),
          answer.status() + " and nothing");
    }
  }

  /** Nothing of the inside, unless the caller knew it, and not what the caller said himself. */
  private void silence(Request request, Answer answer, String text) throws Unfit {
    for (String secret : secrets) {
      require(!text.contains(secret), "a secret");
    }
    String asked = request.target() + request.headers() + request.text();
    require(
        request.body().length < WORTH_NOTICING || !text.contains(request.text().strip()),
        "the request's own body");
    boolean metrics = request.path().equals("/actuator/prometheus") && answer.status() == 200;
    Matcher inside = INSIDE.matcher(text);
    while (!metrics && inside.find()) {
      require(asked.contains(inside.group()), "something of the inside: " + inside.group());
    }
  }

  private static void shape(Request request, Answer answer, String text) throws Unfit {
    switch (answer.type()) {
      case "application/problem+json" -> problem(answer, json(text));
      case "application/json", "application/vnd.spring-boot.actuator.v3+json" ->
          object(request, answer, json(text));
      case "text/xml", "application/soap+xml" -> envelope(answer, xml(text));
      case "text/plain", "application/openmetrics-text" -> words(request, answer, text);
      default -> throw new Unfit(answer.status() + " of the type '" + answer.type() + "'");
    }
  }

  private static void problem(Answer answer, JsonNode problem) throws Unfit {
    require(problem.path("status").asInt() == answer.status(), "another status in the problem");
    String type = problem.path("type").asText();
    require(
        type.equals("about:blank") || type.startsWith("urn:hospitalhub:error:"),
        "a problem of the type " + type);
    require(!type.endsWith(":internal"), "an internal error");
    require(answer.status() >= FIRST_ERROR, "a problem that is none");
  }

  private static void object(Request request, Answer answer, JsonNode body) throws Unfit {
    require(body.isContainerNode(), "a single value");
    boolean health = request.path().startsWith("/actuator/health") && answer.status() == 503;
    require(health || answer.status() < FIRST_ERROR, answer.status() + ", but no problem");
    require(!body.path("statusCode").asText().equals("00009900"), "an internal error");
  }

  private static void words(Request request, Answer answer, String text) throws Unfit {
    if (request.path().equals("/actuator/prometheus")) {
      require(answer.status() == 200, "metrics and " + answer.status());
    } else {
      require(answer.status() >= FIRST_ERROR, answer.status() + " and words");
      require(text.lines().count() == 1, "more than a line of words");
    }
  }

  private static void envelope(Answer answer, Element root) throws Unfit {
    if (root.getLocalName().equals("definitions")) {
      require(answer.status() == 200, "a description and " + answer.status());
      return;
    }
    require(root.getLocalName().equals("Envelope"), "no envelope: " + root.getLocalName());
    Element reply = only(only(root, "Body"), null);
    if (reply.getLocalName().equals("Fault")) {
      require(answer.status() >= FIRST_ERROR, "a fault and " + answer.status());
      require(root.getElementsByTagNameNS("*", "detail").getLength() == 0, "details of a fault");
      require(!reply.getTextContent().contains("could not be processed"), "an internal error");
      return;
    }
    require(answer.status() == 200, "a reply and " + answer.status());
    require(reply.getLocalName().endsWith("Response"), "no reply: " + reply.getLocalName());
    document(only(reply, null).getTextContent());
  }

  private static void document(String text) throws Unfit {
    require(!text.contains("系统内部错误"), "an internal error");
    if (text.startsWith("{")) {
      json(text);
    } else {
      Element root = xml(text);
      require(ROOTS.contains(root.getTagName()), "a document " + root.getTagName());
    }
  }

  private static Element only(Element parent, @Nullable String name) throws Unfit {
    Element found = null;
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element
          && (name == null || element.getLocalName().equals(name))) {
        require(found == null, "two elements in " + parent.getTagName());
        found = element;
      }
    }
    if (found == null) {
      throw new Unfit("nothing in " + parent.getTagName());
    }
    return found;
  }

  private static JsonNode json(String text) throws Unfit {
    try {
      return JSON.readTree(text);
    } catch (Exception e) {
      throw new Unfit("no JSON");
    }
  }

  private static Element xml(String text) throws Unfit {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
    } catch (Exception e) {
      throw new Unfit("no XML");
    }
  }

  private static void require(boolean condition, String complaint) throws Unfit {
    if (!condition) {
      throw new Unfit(complaint);
    }
  }
}
