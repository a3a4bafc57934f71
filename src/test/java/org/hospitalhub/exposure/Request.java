package org.hospitalhub.exposure;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A request as it stands on the wire, which no client would send for us.
 *
 * @param target the address as it is written, a byte for a character
 * @param headers whole lines, a byte for a character; without Content-Length or Transfer-Encoding
 *     among them the length of the body is told
 */
record Request(String method, String target, List<String> headers, byte[] body) {

  private static final int HEAD_LIMIT = 8000;
  private static final Pattern LINE = Pattern.compile("[\\w-]+:[\\x20-\\x7e]*");
  private static final Pattern ADDRESS = Pattern.compile("/[\\x21-\\x7e]*");
  private static final Pattern LENGTH =
      Pattern.compile("(?i)\\s*(content-length|transfer-encoding)\\s*:.*", Pattern.DOTALL);
  private static final Pattern CONNECTION =
      Pattern.compile("(?i)(host|connection|upgrade|expect|http2-settings)\\s*:.*", Pattern.DOTALL);

  static Request get(String target, String... headers) {
    return new Request("GET", target, List.of(headers), new byte[0]);
  }

  static Request post(String target, String body, String... headers) {
    return new Request("POST", target, List.of(headers), body.getBytes(StandardCharsets.UTF_8));
  }

  Request method(String other) {
    return new Request(other, target, headers, body);
  }

  Request target(String other) {
    return new Request(method, other, headers, body);
  }

  Request headers(Stream<String> others) {
    return new Request(method, target, others.toList(), body);
  }

  Request with(String header) {
    return headers(Stream.concat(headers.stream(), Stream.of(header)));
  }

  Request without(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    return headers(
        headers.stream().filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(start)));
  }

  Request body(byte[] other) {
    return new Request(method, target, headers, other);
  }

  Request text(String other) {
    return body(other.getBytes(StandardCharsets.UTF_8));
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The part of the address before the query. */
  String path() {
    return target.split("[?#]", 2)[0];
  }

  /** Whether it is HTTP, so that a web server owes an answer to it. */
  boolean isSound() {
    return method.matches("[A-Z]{1,20}")
        && ADDRESS.matcher(target).matches()
        && head(false).length() < HEAD_LIMIT
        && headers.stream().allMatch(line -> LINE.matcher(line).matches())
        && headers.stream().noneMatch(line -> LENGTH.matcher(line).matches())
        && headers.stream().noneMatch(line -> CONNECTION.matcher(line).matches());
  }

  byte[] bytes() {
    boolean told = headers.stream().anyMatch(line -> LENGTH.matcher(line).matches());
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head(!told).getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  private String head(boolean length) {
    List<String> lines = new ArrayList<>();
    lines.add(method + " " + target + " HTTP/1.1");
    if (headers.stream().noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("host:"))) {
      lines.add("Host: localhost");
    }
    lines.addAll(headers);
    if (length && (body.length > 0 || !method.equals("GET"))) {
      lines.add("Content-Length: " + body.length);
    }
    return String.join("\r\n", lines) + "\r\n\r\n";
  }
}
