package org.hospitalhub.foreign;

import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.soap.SOAPFaultException;
import jakarta.xml.ws.spi.Provider;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URL;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

/**
 * A SOAP client on Metro, the reference implementation of JAX-WS. It runs in a class loader of its
 * own, see {@link Metro}: only strings and maps go in and out.
 */
public final class MetroClient implements Function<Map<String, String>, String> {

  /** What a developer of the caller writes after reading the platform's document. */
  @WebService(targetNamespace = "http://desk.example/")
  public interface Desk {

    @WebMethod
    @WebResult(name = "return")
    String funMain(@WebParam(name = "in") String in);
  }

  /** The same, of the hub itself. */
  @WebService(targetNamespace = "http://service.hospitalhub.org/")
  public interface Hospital {

    @WebMethod
    @WebResult(name = "return")
    String funMain(@WebParam(name = "in") String in);
  }

  @Override
  public String apply(Map<String, String> call) {
    String provider = Provider.provider().getClass().getName();
    if (!provider.startsWith("com.sun.xml.ws.")) {
      throw new IllegalStateException("this is not Metro: " + provider);
    }
    try {
      var service =
          Service.create(
              new URL(call.get("wsdl")), new QName(call.get("namespace"), call.get("service")));
      return call.containsKey("payload")
          ? dispatch(service, call.get("payload"))
          : funMain(service, call.get("argument"));
    } catch (SOAPFaultException e) {
      return e.getFault().getFaultCode() + " " + e.getFault().getFaultString();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String funMain(Service service, String argument) {
    return service.getServiceName().getNamespaceURI().contains("desk")
        ? service.getPort(Desk.class).funMain(argument)
        : service.getPort(Hospital.class).funMain(argument);
  }

  /** Calls the only port that the WSDL shows, with a message made by hand. */
  private static String dispatch(Service service, String payload) throws Exception {
    Iterator<QName> ports = service.getPorts();
    var dispatch = service.createDispatch(ports.next(), Source.class, Service.Mode.PAYLOAD);
    var reply = new StringWriter();
    TransformerFactory.newInstance()
        .newTransformer()
        .transform(
            dispatch.invoke(new StreamSource(new StringReader(payload))), new StreamResult(reply));
    return reply.toString();
  }
}
