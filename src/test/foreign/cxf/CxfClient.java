import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.jws.WebService;
import javax.xml.namespace.QName;
import javax.xml.ws.soap.SOAPBinding;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.frontend.ClientProxyFactoryBean;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.jaxws.endpoint.dynamic.JaxWsDynamicClientFactory;
import org.apache.cxf.transport.common.gzip.GZIPInInterceptor;
import org.apache.cxf.transport.common.gzip.GZIPOutInterceptor;
import org.apache.cxf.ws.addressing.WSAddressingFeature;

/** CXF of the years of javax, as its users call it. */
public final class CxfClient implements Function<Map<String, String>, Map<String, String>> {

  /** What a developer writes who has no WSDL. */
  public interface Plain {
    String funMain(String text);

    String getDepartInfo(String text);

    String getYyNo(String text);

    String XKH073(String text);
  }

  /** The same with the annotation that JAX-WS insists on: the namespace is the package's. */
  @WebService(targetNamespace = "http://webservice.his.example.com/")
  public interface Annotated extends Plain {}

  private final Map<String, Client> clients = new HashMap<>();

  /** A proxy that is forgotten closes its client. */
  private final List<Object> proxies = new ArrayList<>();

  @Override
  public Map<String, String> apply(Map<String, String> call) {
    try {
      Client client =
          clients.computeIfAbsent(call.get("form") + call.get("address"), key -> client(call));
      Object[] answer = client.invoke(call.get("operation"), call.get("text"));
      return Map.of("text", String.valueOf(answer[0]));
    } catch (SoapFault e) {
      return Map.of("fault", e.getMessage());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Client client(Map<String, String> call) {
    switch (call.get("form")) {
      case "dynamic":
        return JaxWsDynamicClientFactory.newInstance().createClient(call.get("address") + "?wsdl");
      case "simple":
        var simple = new ClientProxyFactoryBean();
        simple.setServiceClass(Plain.class);
        simple.setServiceName(new QName(call.get("namespace"), call.get("service")));
        simple.setAddress(call.get("address"));
        // as every WSDL of JAX-WS has it
        simple.getServiceFactory().setQualifyWrapperSchema(false);
        return of(simple.create());
      default:
        return annotated(call);
    }
  }

  private Client annotated(Map<String, String> call) {
    var factory = new JaxWsProxyFactoryBean();
    factory.setServiceClass(Annotated.class);
    factory.setAddress(call.get("address"));
    switch (call.get("form")) {
      case "foreign-namespace" -> {
        // the defaults
      }
      case "soap12" -> factory.setBindingId(SOAPBinding.SOAP12HTTP_BINDING);
      case "addressing" -> factory.getFeatures().add(new WSAddressingFeature());
      case "gzip" -> {
        var gzip = new GZIPOutInterceptor(0);
        gzip.setForce(true);
        factory.getOutInterceptors().add(gzip);
        factory.getInInterceptors().add(new GZIPInInterceptor());
      }
      default -> throw new IllegalArgumentException(call.get("form"));
    }
    return of(factory.create());
  }

  private Client of(Object proxy) {
    proxies.add(proxy);
    return ClientProxy.getClient(proxy);
  }
}
