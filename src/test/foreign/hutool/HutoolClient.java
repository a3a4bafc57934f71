import cn.hutool.http.webservice.SoapClient;
import cn.hutool.http.webservice.SoapProtocol;
import java.util.Map;
import java.util.function.Function;
import javax.xml.soap.SOAPMessage;

/** Hutool's SoapClient, as its users call it. */
public final class HutoolClient implements Function<Map<String, String>, Map<String, String>> {

  @Override
  public Map<String, String> apply(Map<String, String> call) {
    var client =
        SoapClient.create(
            call.get("address"),
            call.get("form").equals("soap12") ? SoapProtocol.SOAP_1_2 : SoapProtocol.SOAP_1_1);
    client.setMethod("web:" + call.get("operation"), call.get("namespace"));
    client.setParam(call.get("argument"), call.get("text"), !call.get("form").equals("unprefixed"));
    try {
      SOAPMessage answer = client.sendForMessage();
      return answer.getSOAPBody().hasFault()
          ? Map.of("fault", answer.getSOAPBody().getFault().getFaultString())
          : Map.of("text", answer.getSOAPBody().getTextContent());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
