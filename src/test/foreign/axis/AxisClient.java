import java.net.ServerSocket;
import java.net.URL;
import java.util.Map;
import java.util.function.Function;
import javax.xml.namespace.QName;
import javax.xml.rpc.ParameterMode;
import javax.xml.soap.SOAPMessage;
import org.apache.axis.AxisFault;
import org.apache.axis.SimpleTargetedChain;
import org.apache.axis.client.Call;
import org.apache.axis.client.Service;
import org.apache.axis.configuration.SimpleProvider;
import org.apache.axis.constants.Style;
import org.apache.axis.constants.Use;
import org.apache.axis.encoding.XMLType;
import org.apache.axis.handlers.soap.SOAPService;
import org.apache.axis.providers.java.RPCProvider;
import org.apache.axis.transport.http.SimpleAxisServer;

/** Axis 1.4 as its users call it. */
public final class AxisClient implements Function<Map<String, String>, Map<String, String>> {

  static {
    // Axis looks for one on the class path of the hub too, and cannot use what it finds.
    System.setProperty(
        "org.apache.commons.logging.LogFactory", "org.apache.commons.logging.impl.LogFactoryImpl");
  }

  /** What a service of RPC/encoded is made of. */
  public static final class Desk {

    public String funMain(String text) {
      // Axis reads the byte code, of its own time
      return "funMain ".concat(text);
    }
  }

  @Override
  public Map<String, String> apply(Map<String, String> call) {
    try {
      if (call.get("form").equals("serve")) {
        return Map.of("text", serve(call));
      }
      Object answer = call(call).invoke(new Object[] {call.get("text")});
      return answer == null ? Map.of() : Map.of("text", answer.toString());
    } catch (AxisFault e) {
      return Map.of("fault", e.getFaultString());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Call call(Map<String, String> call) throws Exception {
    var operation = new QName(call.get("namespace"), call.get("operation"));
    if (call.get("form").equals("wsdl")) {
      var name = new QName(call.get("namespace"), call.get("service"));
      var service = new Service(new URL(call.get("address") + "?wsdl"), name);
      var port = (QName) service.getPorts().next();
      return (Call) service.createCall(port, operation);
    }
    var made = (Call) new Service().createCall();
    made.setTargetEndpointAddress(new URL(call.get("address")));
    made.setOperationName(operation);
    switch (call.get("form")) {
      case "rpc" -> {
        // what the first page of the manual shows
      }
      case "rpc-without-namespace" -> made.setOperationName(call.get("operation"));
      case "rpc-named" -> {
        made.addParameter(call.get("argument"), XMLType.XSD_STRING, ParameterMode.IN);
        made.setReturnType(XMLType.XSD_STRING);
        made.setUseSOAPAction(true);
        made.setSOAPActionURI(call.get("namespace") + call.get("operation"));
      }
      case "wrapped" -> {
        made.setOperationStyle(Style.WRAPPED);
        made.setOperationUse(Use.LITERAL);
        made.setProperty(Call.SEND_TYPE_ATTR, false);
        made.addParameter(call.get("argument"), XMLType.XSD_STRING, ParameterMode.IN);
        made.setReturnType(XMLType.XSD_STRING);
      }
      case "soap12" -> made.setSOAPVersion(org.apache.axis.soap.SOAPConstants.SOAP12_CONSTANTS);
      case "gb2312" -> made.setProperty(SOAPMessage.CHARACTER_SET_ENCODING, "GB2312");
      default -> throw new IllegalArgumentException(call.get("form"));
    }
    return made;
  }

  /** Offers the service, and says where. */
  private static String serve(Map<String, String> call) throws Exception {
    var service = new SOAPService(new RPCProvider());
    service.setOption("className", Desk.class.getName());
    service.setOption("allowedMethods", "*");
    var services = new SimpleProvider();
    services.deployService(call.get("service"), service);
    services.deployTransport("SimpleHTTP", new SimpleTargetedChain());
    var server = new SimpleAxisServer();
    server.setMyConfig(services);
    server.setServerSocket(new ServerSocket(0));
    server.start(true);
    int port = server.getServerSocket().getLocalPort();
    return "http://localhost:%d/axis/services/%s".formatted(port, call.get("service"));
  }
}
