package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Messages.FIRST;
import static org.hospitalhub.e2e.Messages.day;
import static org.hospitalhub.e2e.Messages.message;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hospitalhub.foreign.Metro;
import org.junit.jupiter.api.Test;

/** Metro drives the hub's WSDL. */
@EndToEnd
class ForeignClientTest {

  @Test
  void asksThroughAnInterfaceOfItsOwn() {
    Reply slots =
        Reply.of(
            funMain(
                message("100204", "schid", "W105" + day(1) + "0", "orgid", FIRST, "ampm", "1")));

    assertThat(slots.succeeds().fields("numid")).hasSize(20);
  }

  @Test
  void understandsARefusal() {
    Reply.of(funMain("no message")).failsWith("报文格式错误：不是XML");
    Reply.of(funMain(message("100102", "idcardtype", "0", "idcard", "测试<&>测试测试测试测试测试测试测试测试测试")))
        .failsWith("证件号码(idcard)长度不能超过20");
  }

  @Test
  void callsAsTheWsdlSays() {
    String payload =
        "<h:funMain xmlns:h='http://service.hospitalhub.org/'><in>%s</in></h:funMain>"
            .formatted(Messages.escape(message("100101")));

    assertThat(Metro.call(service("payload", payload)))
        .contains("funMainResponse", "&lt;state&gt;0&lt;/state&gt;");
  }

  @Test
  void understandsAFault() {
    String payload = "<h:other xmlns:h='http://service.hospitalhub.org/'/>";

    assertThat(List.of(Metro.call(service("payload", payload)).split(" ", 2)))
        .last()
        .asString()
        .startsWith("The request is not a message of this service. Expected is funMain in the")
        .endsWith("{http://service.hospitalhub.org/}other came.");
  }

  private static String funMain(String argument) {
    return Metro.call(service("argument", argument));
  }

  private static Map<String, String> service(String how, String what) {
    Map<String, String> call = new HashMap<>(Map.of(how, what));
    call.put("wsdl", "http://localhost:" + Surroundings.PORT + "/service?wsdl");
    call.put("namespace", "http://service.hospitalhub.org/");
    call.put("service", "HospitalService");
    return call;
  }
}
