package org.hospitalhub.platform.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;

/** Plain HTTP to the services under test. */
record Web(int port) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  static String envelope(SoapService service, String operation, String argument) {
    return """
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>\
        <o:%1$s xmlns:o="%2$s"><%3$s>%4$s</%3$s></o:%1$s></s:Body></s:Envelope>"""
        .formatted(operation, service.namespace(), service.argument(), argument);
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).header("Accept", "text/html,*/*"));
  }

  HttpResponse<String> post(String path, String body) {
    return post(path, "text/xml; charset=utf-8", BodyPublishers.ofString(body));
  }

  HttpResponse<String> post(String path, String contentType, BodyPublisher body) {
    return send(HttpRequest.newBuilder(uri(path)).header("Content-Type", contentType).POST(body));
  }

  static BodyPublisher body(String text) {
    return BodyPublishers.ofString(text);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  /** The only element of this local name in the answer. */
  static String text(HttpResponse<String> answer, String element) {
    var found = xml(answer.body()).getElementsByTagNameNS("*", element);
    assertThat(found.getLength()).as("%s in %s", element, answer.body()).isEqualTo(1);
    return found.item(0).getTextContent();
  }

  static Document xml(String text) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return factory
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (Exception e) {
      throw new AssertionError("not XML: " + text, e);
    }
  }
}
