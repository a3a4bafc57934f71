package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.w3c.dom.Document;

/** Calls methods of the service that has one for each operation, as the city's platform does. */
final class Methods {

  static final String ADDRESS = "/webservice/YuyueService";
  static final String NAMESPACE = "http://service.yuyue.ws.com/";

  /** The hospitals' numbers on that platform. */
  static final String FIRST = "SZ01";

  static final String SECOND = "SZ02";

  private static final String ENVELOPE =
      """
      <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>\
      <y:%1$s xmlns:y="http://service.yuyue.ws.com/"><xml>%2$s</xml></y:%1$s>\
      </s:Body></s:Envelope>""";

  private Methods() {}

  /** Calls a method with fields below {@code RequestInfo}: name, value, name, value. */
  static Reply call(String method, String... fields) {
    return ask(method, message("RequestInfo", fields));
  }

  /** Calls a method with a document. */
  static Reply ask(String method, String document) {
    HttpResponse<String> answer = post(method, document);
    return reply(method, answer.statusCode(), answer.body());
  }

  static HttpResponse<String> post(String method, String document) {
    return Surroundings.HUB.post(ADDRESS, Caller.XML, envelope(method, Messages.escape(document)));
  }

  static String envelope(String method, String argument) {
    return ENVELOPE.formatted(method, argument);
  }

  /** The document in an answer, which must be a good one to this method, in its spelling. */
  static Reply reply(String method, int status, String body) {
    assertThat(status).as(body).isEqualTo(200);
    Document soap = Reply.parse(body);
    assertThat(soap.getElementsByTagNameNS(NAMESPACE, method + "Response").getLength())
        .as(body)
        .isEqualTo(1);
    String text = soap.getElementsByTagNameNS("*", "return").item(0).getTextContent();
    assertThat(text).doesNotContain("Exception", "org.", "java.", "<html");
    var root = Reply.parse(text).getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("Message");
    return new Reply(text, root);
  }

  static String message(String container, String... fields) {
    String body = Messages.message("", fields).replaceAll("</?data>|<funcode></funcode>", "");
    return "<Message><%1$s>%2$s</%1$s></Message>".formatted(container, body);
  }
}
