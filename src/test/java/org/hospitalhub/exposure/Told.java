package org.hospitalhub.exposure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer in a few words. */
final class Told {

  private static final Pattern TYPE = Pattern.compile("urn:hospitalhub:error:([\\w-]+)");
  private static final Pattern REPLY =
      Pattern.compile("<return[^>]*>(.*)</return>", Pattern.DOTALL);
  private static final Pattern FAULT = Pattern.compile("<faultstring>(.*)</faultstring>");
  private static final Pattern TRACES = Pattern.compile("[0-9a-f]{32}");

  private Told() {}

  static String of(Answer answer) {
    String text = answer.text().strip();
    String words =
        switch (answer.type()) {
          case "application/problem+json" -> first(TYPE, text);
          case "text/xml" -> xml(text);
          default -> text;
        };
    return (answer.status() + " " + TRACES.matcher(words).replaceAll("…")).strip();
  }

  private static String xml(String text) {
    if (text.contains("definitions")) {
      return "WSDL";
    }
    String reply = first(REPLY, text).replace("&lt;", "<").replace("&gt;", ">");
    return reply.isEmpty()
        ? "fault: " + first(FAULT, text)
        : reply.replaceAll("<\\?.*?\\?>|\\R *", "");
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? found.group(1) : "";
  }
}
