package org.hospitalhub.exposure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hospitalhub.cases.CaseFile;
import org.hospitalhub.foreign.WireRecording;

/** Requests that make sense: those of the cases, of the recordings, and of each address. */
final class Seeds {

  /** Of a SOAP message. */
  static final String XML = "Content-Type: text/xml; charset=utf-8";

  private static final Path CASES = Path.of("src/test/resources/cases");
  private static final String JSON = "Content-Type: application/json";
  private static final YAMLMapper YAML = new YAMLMapper();

  private static final String CALL =
      """
      <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>\
      <h:%1$s xmlns:h="%2$s"><%3$s>%4$s</%3$s></h:%1$s></s:Body></s:Envelope>""";

  private record Message(String operation, String text) {}

  private final List<List<Request>> kinds = new ArrayList<>();

  /**
   * All.
   *
   * @param key with which the API is asked
   * @param addresses that the hub has, with its methods
   */
  Seeds(String key, List<Request> addresses) {
    String bearer = "Authorization: Bearer " + key;
    kinds.add(messages("zhejiang", "request").map(Seeds::zhejiang).toList());
    kinds.add(messages("suzhou", "request").map(Seeds::suzhou).toList());
    kinds.add(messages("exam", "request").map(Seeds::posted).toList());
    kinds.add(messages("exam", "request").map(Seeds::examination).toList());
    kinds.add(WireRecording.in("hub").map(Seeds::recorded).toList());
    kinds.add(messages("zhejiang", "canonical").flatMap(one -> event(one, bearer)).toList());
    kinds.add(addresses.stream().map(request -> request.with(bearer)).toList());
    kinds.add(addresses);
    kinds.forEach(
        kind -> {
          if (kind.isEmpty()) {
            throw new IllegalStateException("requests of a kind are missing");
          }
        });
  }

  /** Each once. */
  List<Request> all() {
    return kinds.stream().flatMap(List::stream).toList();
  }

  /** One of them, of each kind as often. */
  Request any(Random random) {
    List<Request> kind = kinds.get(random.nextInt(kinds.size()));
    return kind.get(random.nextInt(kind.size()));
  }

  /** A SOAP message. */
  static String call(String method, String namespace, String argument, String text) {
    return CALL.formatted(method, namespace, argument, escape(text));
  }

  private static Request zhejiang(Message one) {
    String call = call("funMain", "http://service.hospitalhub.org/", "in", one.text());
    return Request.post("/service", call, XML, "SOAPAction: \"\"");
  }

  private static Request suzhou(Message one) {
    String call = call(one.operation(), "http://service.yuyue.ws.com/", "xml", one.text());
    return Request.post("/webservice/YuyueService", call, XML, "SOAPAction: \"\"");
  }

  private static Request posted(Message one) {
    return Request.post("/exam", one.text(), JSON);
  }

  private static Request examination(Message one) {
    String call = call("XKH073", "http://exam.hospitalhub.org/", "data", one.text());
    return Request.post("/exam/webservice", call, XML, "SOAPAction: \"\"");
  }

  private static Request recorded(WireRecording recording) {
    List<String> head = recording.head().lines().filter(line -> !line.isBlank()).toList();
    String[] first = head.get(0).split(" ");
    return new Request(first[0], first[1], head.subList(1, head.size()), recording.bytes());
  }

  private static Stream<Request> event(Message one, String bearer) {
    JsonNode sheet = yaml(Path.of("mappings/zhejiang", one.operation() + ".yaml"));
    String path = "/api/v1/" + sheet.path("canonical").asText();
    return sheet.path("direction").asText().equals("outbound")
        ? Stream.of(Request.post(path, one.text(), JSON, bearer))
        : Stream.of();
  }

  /** The messages of a platform's cases at a stage. */
  private static Stream<Message> messages(String platform, String stage) {
    return CaseFile.below(CASES.resolve(platform)).stream()
        .flatMap(
            file ->
                file.cases().stream()
                    .filter(one -> one.has(stage))
                    .map(one -> new Message(operation(file.path()), one.wire(stage))));
  }

  private static String operation(Path file) {
    return file.getFileName().toString().replaceFirst("\\.yaml$", "");
  }

  private static JsonNode yaml(Path file) {
    try {
      return YAML.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
