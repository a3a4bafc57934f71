import java.net.URL;
import java.util.Map;
import java.util.function.Function;
import javax.xml.namespace.QName;
import org.apache.axiom.om.OMAbstractFactory;
import org.apache.axiom.om.OMElement;
import org.apache.axiom.soap.SOAP12Constants;
import org.apache.axis2.AxisFault;
import org.apache.axis2.addressing.EndpointReference;
import org.apache.axis2.client.Options;
import org.apache.axis2.client.ServiceClient;
import org.apache.axis2.kernel.http.HTTPConstants;
import org.apache.axis2.rpc.client.RPCServiceClient;

/** Axis2 as its users call it. */
public final class Axis2Client implements Function<Map<String, String>, Map<String, String>> {

  @Override
  public Map<String, String> apply(Map<String, String> call) {
    try {
      return Map.of("text", call(call));
    } catch (AxisFault e) {
      return Map.of("fault", String.valueOf(e.getMessage()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String call(Map<String, String> call) throws Exception {
    var operation = new QName(call.get("namespace"), call.get("operation"));
    if (call.get("form").equals("rpc")) {
      var client = new RPCServiceClient();
      client.setOptions(options(call));
      Object[] answer =
          client.invokeBlocking(
              operation, new Object[] {call.get("text")}, new Class<?>[] {String.class});
      return String.valueOf(answer[0]);
    }
    ServiceClient client =
        call.get("form").equals("wsdl")
            ? new ServiceClient(
                null,
                new URL(call.get("address") + "?wsdl"),
                new QName(call.get("namespace"), call.get("service")),
                null)
            : new ServiceClient();
    try {
      if (call.get("form").equals("wsdl")) {
        return client.sendReceive(operation, element(operation, call)).getFirstElement().getText();
      }
      client.setOptions(options(call));
      return client.sendReceive(element(operation, call)).getFirstElement().getText();
    } finally {
      client.cleanupTransport();
      client.cleanup();
    }
  }

  private static OMElement element(QName operation, Map<String, String> call) {
    var factory = OMAbstractFactory.getOMFactory();
    OMElement element = factory.createOMElement(operation);
    OMElement argument = factory.createOMElement(new QName(call.get("argument")), element);
    argument.setText(call.get("text"));
    return element;
  }

  private static Options options(Map<String, String> call) {
    var options = new Options();
    options.setTo(new EndpointReference(call.get("address")));
    options.setAction("urn:" + call.get("operation"));
    switch (call.get("form")) {
      case "rpc", "element" -> {
        // the defaults
      }
      case "soap12" -> options.setSoapVersionURI(SOAP12Constants.SOAP_ENVELOPE_NAMESPACE_URI);
      case "gzip" -> {
        options.setProperty(HTTPConstants.MC_GZIP_REQUEST, true);
        options.setProperty(HTTPConstants.MC_ACCEPT_GZIP, true);
      }
      default -> throw new IllegalArgumentException(call.get("form"));
    }
    return options;
  }
}
