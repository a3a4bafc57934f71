package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Messages.FIRST;
import static org.hospitalhub.e2e.Surroundings.HUB;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller's headers and parameters are data, whatever Camel would make of their names. */
@EndToEnd
class HeadersTest {

  private static final String SCHEDULES =
      Messages.envelope(
          "<![CDATA[" + Messages.message("100201", "orgid", FIRST, "deptid", "D101") + "]]>");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "operationName: nothing",
        "operationNamespace: urn:nothing",
        "OperationName: nothing",
        "CamelCxfMessage: nothing",
        "camelCxfMessage: nothing",
        "CAmelCxfMessage: nothing",
        "CamelExecCommandExecutable: /bin/false",
        "cAMELExecCommandExecutable: /bin/false",
        "CamelHttpUri: http://127.0.0.1:1/",
        "CamelHttpResponseCode: 418",
        "CamelBeanMethodName: exit",
        "CAmelBeanMethodName: exit",
        "camelOverruleFileName: nothing",
        "CamelFileName: nothing",
        "org.apache.camel.Exchange.ROUTE_STOP: true",
        "org.apache.camel.cxf.message: nothing",
        "Content-Location: nothing",
        "breadcrumbId: nothing",
        "JMSDestination: nothing",
        "operation: 100208",
        "platform: nothing",
        "soapAction: nothing"
      })
  void changesNothing(String header) {
    String name = header.substring(0, header.indexOf(':'));
    String value = header.substring(header.indexOf(' ') + 1);

    Reply.of(
            HUB.send(
                HttpRequest.newBuilder(uri("/service"))
                    .header("Content-Type", Caller.XML)
                    .header(name, value)
                    .POST(BodyPublishers.ofString(SCHEDULES))))
        .succeeds();
    HttpResponse<String> city =
        HUB.send(
            HttpRequest.newBuilder(uri("/webservice/YuyueService"))
                .header("Content-Type", Caller.XML)
                .header(name, value)
                .POST(BodyPublishers.ofString(CITY)));
    assertThat(city.body()).contains("getHospInfoResponse", "HospName");
    if (!name.equals("soapAction")) {
      asAHeaderOfHttp(name, value);
      asAParameter(name, value);
    }
  }

  private static void asAHeaderOfHttp(String name, String value) {
    HttpResponse<String> answer =
        HUB.send(
            HttpRequest.newBuilder(uri("/exam"))
                .header("Content-Type", Caller.JSON)
                .header(name, value)
                .POST(BodyPublishers.ofString("{}")));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(HUB.post("/exam", Caller.JSON, "{}").body());
  }

  private static void asAParameter(String name, String value) {
    HttpResponse<String> answer =
        HUB.post("/exam?" + name + "=" + value.replace("/", "%2F"), Caller.JSON, "{}");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(HUB.post("/exam", Caller.JSON, "{}").body());
  }

  private static final String CITY =
      """
      <Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body>\
      <getHospInfo xmlns="http://service.yuyue.ws.com/"><xml xmlns=""><![CDATA[<Message>\
      <MsgType>1000</MsgType></Message>]]></xml></getHospInfo></Body></Envelope>\
      """;

  private static URI uri(String path) {
    return URI.create("http://localhost:" + HUB.port() + path);
  }
}
