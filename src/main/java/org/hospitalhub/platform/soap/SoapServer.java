package org.hospitalhub.platform.soap;

import javax.xml.namespace.QName;
import org.apache.camel.component.cxf.common.DataFormat;
import org.apache.camel.component.cxf.jaxws.CxfConfigurer;
import org.apache.camel.component.cxf.jaxws.CxfEndpoint;
import org.apache.cxf.Bus;
import org.apache.cxf.binding.Binding;
import org.apache.cxf.binding.soap.interceptor.ReadHeadersInterceptor;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.frontend.AbstractWSDLBasedEndpointFactory;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.staxutils.StaxUtils;
import org.hospitalhub.sheet.ParserLimits;

/**
 * The Camel endpoint of a service that the hub offers: a bean {@code <platform>} is {@code from:
 * cxf:bean:<platform>} in a route.
 *
 * <p>The route gets the argument as the first element of the body and the operation, in the
 * spelling of the descriptor, as the header {@code operationName}; its body is the reply. Nothing
 * else of the route's message reaches the wire. The {@link SoapServlet} decides which requests get
 * here.
 *
 * <p>What stacks make of the same WSDL, or of none, is taken, see {@link StringIn}, and answered in
 * the caller's own form, see {@link CallersForm}. SOAP 1.2 is answered in 1.2.
 */
public final class SoapServer extends CxfEndpoint {

  /**
   * An endpoint at the service's address, a path.
   *
   * @param refusals is told of calls that reach no route
   */
  public SoapServer(Bus bus, SoapService service, RefusalListener refusals) {
    setBus(bus);
    setAddress(service.address());
    setServiceClass(ServiceInterface.of(service));
    setServiceNameAsQName(new QName(service.namespace(), service.name()));
    setDataFormat(DataFormat.POJO);
    setDataBinding(new StringBinding());
    setWrappedStyle(true);
    setCxfBinding(new BodyBinding());
    getInInterceptors().add(new DeclaredEncoding());
    getInInterceptors().add(new UnderstoodHeaders(service));
    getOutInterceptors().add(new Correlation.Kept());
    getOutFaultInterceptors().add(new Correlation.Kept());
    var fault = new ShortFault(service, refusals);
    getOutFaultInterceptors().add(fault);
    setCxfConfigurer(new Tolerance(bus, service, fault));
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
  private record Tolerance(Bus bus, SoapService service, ShortFault fault)
      implements CxfConfigurer {

    @Override
    public void configure(AbstractWSDLBasedEndpointFactory factory) {
      // The element says which operation is meant; many callers send a SOAPAction of their own.
      factory.getProperties(true).put("allowNonMatchingToDefaultSoapAction", true);
      factory.getProperties(true).put(FaultListener.class.getName(), fault);
      factory.getProperties(true).put(StaxUtils.MAX_ELEMENT_DEPTH, ParserLimits.DEPTH);
      factory.getProperties(true).put(StaxUtils.MAX_ELEMENT_COUNT, (long) ParserLimits.TOKENS);
    }

    @Override
    public void configureClient(Client client) {
      throw new UnsupportedOperationException("a server is not called: use the client's bean");
    }

    @Override
    public void configureServer(Server server) {
      Binding binding = server.getEndpoint().getBinding();
      StringIn.replaceIn(binding.getInInterceptors(), service);
      CallersWrapper.replaceIn(binding.getOutInterceptors());
      // Without a version of its own it takes SOAP 1.2 as well, and is answered in it.
      binding
          .getInInterceptors()
          .replaceAll(
              one -> one instanceof ReadHeadersInterceptor ? new ReadHeadersInterceptor(bus) : one);
    }
  }
}
