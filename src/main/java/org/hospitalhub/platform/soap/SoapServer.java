package org.hospitalhub.platform.soap;

import javax.xml.namespace.QName;
import org.apache.camel.component.cxf.common.DataFormat;
import org.apache.camel.component.cxf.jaxws.CxfConfigurer;
import org.apache.camel.component.cxf.jaxws.CxfEndpoint;
import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.frontend.AbstractWSDLBasedEndpointFactory;
import org.apache.cxf.logging.FaultListener;

/**
 * The Camel endpoint of a service that the hub offers: a bean {@code <platform>} is {@code from:
 * cxf:bean:<platform>} in a route.
 *
 * <p>The route gets the argument as the first element of the body and the operation, in the
 * spelling of the descriptor, as the header {@code operationName}; its body is the reply. Nothing
 * else of the route's message reaches the wire. The {@link SoapServlet} decides which requests get
 * here.
 */
public final class SoapServer extends CxfEndpoint {

  /** An endpoint at the service's address, a path. */
  public SoapServer(Bus bus, SoapService service) {
    setBus(bus);
    setAddress(service.address());
    setServiceClass(ServiceInterface.of(service));
    setServiceNameAsQName(new QName(service.namespace(), service.name()));
    setDataFormat(DataFormat.POJO);
    setDataBinding(new StringBinding());
    setWrappedStyle(true);
    setCxfBinding(new BodyBinding());
    getInInterceptors().add(new DeclaredEncoding());
    getInInterceptors().add(new OperationPresent());
    if (!service.aliases().isEmpty()) {
      getInInterceptors().add(new OperationSpelling.Of(service));
      getOutInterceptors().add(new OperationSpelling.Kept());
    }
    getOutFaultInterceptors().add(new ShortFault());
    setCxfConfigurer(new Tolerance());
  }

  /**
   * The route runs on the request's thread: a suspended request would be cut off after 30 s with a
   * SOAP fault instead of the platform's own words. Fixed here because the component resets the
   * option.
   */
  @Override
  public boolean isSynchronous() {
    return true;
  }

  /** What callers may get wrong, and what CXF would log of it. */
  private static final class Tolerance implements CxfConfigurer {

    @Override
    public void configure(AbstractWSDLBasedEndpointFactory factory) {
      // The element says which operation is meant; many callers send a SOAPAction of their own.
      factory.getProperties(true).put("allowNonMatchingToDefaultSoapAction", true);
      factory.getProperties(true).put(FaultListener.class.getName(), new ShortFault());
    }

    @Override
    public void configureClient(Client client) {
      throw new UnsupportedOperationException("a server is not called: use the client's bean");
    }

    @Override
    public void configureServer(Server server) {
      // nothing beyond the factory's settings
    }
  }
}
