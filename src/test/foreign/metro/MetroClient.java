import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.xml.soap.MessageFactory;
import jakarta.xml.soap.SOAPConnectionFactory;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.WebServiceFeature;
import jakarta.xml.ws.soap.AddressingFeature;
import jakarta.xml.ws.soap.SOAPBinding;
import jakarta.xml.ws.soap.SOAPFaultException;
import jakarta.xml.ws.spi.Provider;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.Source;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMResult;
import javax.xml.transform.dom.DOMSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Metro, the reference implementation of JAX-WS, as its users call it. */
public final class MetroClient implements Function<Map<String, String>, Map<String, String>> {

  /** What a developer of the caller writes after reading the platform's document. */
  @WebService(targetNamespace = "http://service.hospitalhub.org/")
  public interface Hospital {

    @WebMethod
    @WebResult(name = "return")
    String funMain(@WebParam(name = "in") String in);
  }

  /** The same with a method for each operation. */
  @WebService(targetNamespace = "http://service.yuyue.ws.com/")
  public interface Yuyue {

    @WebMethod
    @WebResult(name = "return")
    String getDepartInfo(@WebParam(name = "xml") String xml);

    @WebMethod
    @WebResult(name = "return")
    String getYyNo(@WebParam(name = "xml") String xml);
  }

  /** The same of examinations. */
  @WebService(targetNamespace = "http://exam.hospitalhub.org/")
  public interface Exam {

    @WebMethod(operationName = "XKH073")
    @WebResult(name = "return")
    String XKH073(@WebParam(name = "data") String data);
  }

  /** The same of a service of the tests. */
  @WebService(targetNamespace = "http://desk.example/")
  public interface Desk {

    @WebMethod
    @WebResult(name = "return")
    String funMain(@WebParam(name = "in") String in);
  }

  @Override
  public Map<String, String> apply(Map<String, String> call) {
    String provider = Provider.provider().getClass().getName();
    if (!provider.startsWith("com.sun.xml.ws.")) {
      throw new IllegalStateException("this is not Metro: " + provider);
    }
    try {
      String answer =
          switch (call.get("form")) {
            case "interface" -> throughAnInterface(call);
            case "dispatch" -> dispatch(call);
            case "saaj" -> saaj(call);
            case "soap12" -> dispatch(call, SOAPBinding.SOAP12HTTP_BINDING);
            case "addressing" ->
                dispatch(call, SOAPBinding.SOAP11HTTP_BINDING, new AddressingFeature(true));
            default -> throw new IllegalArgumentException(call.get("form"));
          };
      return Map.of("text", answer);
    } catch (SOAPFaultException e) {
      return Map.of("fault", e.getFault().getFaultString());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String throughAnInterface(Map<String, String> call) throws Exception {
    Class<?> type =
        Stream.of(Hospital.class, Yuyue.class, Exam.class, Desk.class)
            .filter(t -> namespace(t).equals(call.get("namespace")))
            .findAny()
            .orElseThrow();
    Object port = Service.create(wsdl(call), name(call, "service")).getPort(type);
    try {
      return (String)
          type.getMethod(call.get("operation"), String.class).invoke(port, call.get("text"));
    } catch (InvocationTargetException e) {
      throw (Exception) e.getCause();
    }
  }

  private static String namespace(Class<?> type) {
    return type.getAnnotation(WebService.class).targetNamespace();
  }

  /** Calls the only port that the WSDL shows, with a message made by hand. */
  private static String dispatch(Map<String, String> call) throws Exception {
    Service service = Service.create(wsdl(call), name(call, "service"));
    QName port = service.getPorts().next();
    return ask(service.createDispatch(port, Source.class, Service.Mode.PAYLOAD), call);
  }

  /** Calls an address that is known without a WSDL. */
  private static String dispatch(
      Map<String, String> call, String binding, WebServiceFeature... features) throws Exception {
    Service service = Service.create(name(call, "service"));
    var port = new QName(call.get("namespace"), "Port");
    service.addPort(port, binding, call.get("address"));
    var dispatch = service.createDispatch(port, Source.class, Service.Mode.PAYLOAD, features);
    if (features.length > 0) {
      dispatch.getRequestContext().put(Dispatch.SOAPACTION_USE_PROPERTY, true);
      dispatch.getRequestContext().put(Dispatch.SOAPACTION_URI_PROPERTY, "urn:ask");
    }
    return ask(dispatch, call);
  }

  private static String ask(Dispatch<Source> dispatch, Map<String, String> call) throws Exception {
    var answer = new DOMResult();
    TransformerFactory.newInstance()
        .newTransformer()
        .transform(dispatch.invoke(new DOMSource(payload(call))), answer);
    return ((Document) answer.getNode()).getDocumentElement().getTextContent();
  }

  private static Document payload(Map<String, String> call) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document payload = factory.newDocumentBuilder().newDocument();
    Element operation =
        payload.createElementNS(call.get("namespace"), "o:" + call.get("operation"));
    payload.appendChild(operation);
    operation
        .appendChild(payload.createElementNS(null, call.get("argument")))
        .setTextContent(call.get("text"));
    return payload;
  }

  private static String saaj(Map<String, String> call) throws Exception {
    var message = MessageFactory.newInstance().createMessage();
    message
        .getSOAPBody()
        .addBodyElement(name(call, "operation"))
        .addChildElement(call.get("argument"))
        .addTextNode(call.get("text"));
    var answer =
        SOAPConnectionFactory.newInstance()
            .createConnection()
            .call(message, new URL(call.get("address")));
    if (answer.getSOAPBody().hasFault()) {
      throw new SOAPFaultException(answer.getSOAPBody().getFault());
    }
    return answer.getSOAPBody().getTextContent();
  }

  private static URL wsdl(Map<String, String> call) throws Exception {
    return new URL(call.get("address") + "?wsdl");
  }

  private static QName name(Map<String, String> call, String key) {
    return new QName(call.get("namespace"), call.get(key));
  }
}
