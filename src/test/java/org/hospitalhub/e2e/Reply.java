package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/**
 * An answer in the platform's dialect.
 *
 * @param text as it stood in the SOAP message
 */
record Reply(String text, Element root) {

  /** Takes it out of the SOAP message, which must be a good one. */
  static Reply of(HttpResponse<String> answer) {
    return of(answer.statusCode(), answer.body());
  }

  static Reply of(int status, String body) {
    assertThat(status).as(body).isEqualTo(200);
    Document soap = parse(body);
    assertThat(soap.getElementsByTagNameNS("*", "funMainResponse").getLength()).isEqualTo(1);
    return of(soap.getElementsByTagNameNS("*", "return").item(0).getTextContent());
  }

  static Reply of(String text) {
    Element root = parse(text).getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("data");
    return new Reply(text, root);
  }

  /** The text of the only element of this name. */
  String field(String name) {
    List<String> all = fields(name);
    assertThat(all).as("%s in %s", name, text).hasSize(1);
    return all.get(0);
  }

  /** The texts of all elements of this name, in their order. */
  List<String> fields(String name) {
    var found = root.getElementsByTagName(name);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent())
        .toList();
  }

  String state() {
    var found = root.getElementsByTagName("state");
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }

  String result() {
    return field("result");
  }

  Reply succeeds() {
    assertThat(state()).as(text).isEqualTo("0");
    return this;
  }

  Reply failsWith(String result) {
    assertThat(text).doesNotContain("Exception", "org.", "java.", "<html");
    assertThat(state()).as(text).isEqualTo("-1");
    assertThat(result()).isEqualTo(result);
    return this;
  }

  static Document parse(String xml) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    } catch (Exception e) {
      throw new AssertionError("not XML: " + xml, e);
    }
  }
}
