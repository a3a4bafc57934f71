package org.hospitalhub.platform.soap;

import java.time.Duration;
import java.util.List;
import javax.xml.namespace.QName;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Producer;
import org.apache.camel.component.cxf.common.DataFormat;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.apache.camel.component.cxf.jaxws.CxfConfigurer;
import org.apache.camel.component.cxf.jaxws.CxfEndpoint;
import org.apache.camel.component.cxf.jaxws.CxfProducer;
import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.frontend.AbstractWSDLBasedEndpointFactory;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;

/**
 * The Camel endpoint of a service that the hub calls: a bean {@code <platform>-client} is {@code
 * to: cxf:bean:<platform>-client} in a route.
 *
 * <p>The body is the argument; the reply's string replaces it. The header {@code operationName}
 * chooses another operation than the first one if it names one of this service. The remote WSDL is
 * never fetched. A call is sent once, never repeated. It fails with
 *
 * <ul>
 *   <li>a {@link org.apache.cxf.binding.soap.SoapFault} when the other side answered with one,
 *   <li>anything else with an {@link java.io.IOException} among its causes: {@link
 *       java.net.ConnectException} or {@link java.net.http.HttpConnectTimeoutException} when
 *       nothing was sent, any other when the outcome is not known.
 * </ul>
 */
public final class SoapClient extends CxfEndpoint {

  private final SoapService service;

  /**
   * An endpoint that calls the service's address, a URL.
   *
   * @param readTimeout how long to wait for the head of the reply, and then for its body
   */
  public SoapClient(Bus bus, SoapService service, Duration connectTimeout, Duration readTimeout) {
    this.service = service;
    setBus(bus);
    setAddress(service.address());
    setServiceClass(ServiceInterface.of(service));
    setServiceNameAsQName(new QName(service.namespace(), service.name()));
    setDataFormat(DataFormat.POJO);
    setDataBinding(new StringBinding());
    setWrappedStyle(true);
    setSkipFaultLogging(true);
    setDefaultOperationName(service.operations().get(0));
    setDefaultOperationNamespace(service.namespace());
    setCxfBinding(new BodyBinding());
    getInInterceptors().add(new ReplyDeadline(readTimeout));
    getInFaultInterceptors().add(new ReplyDeadline(readTimeout));
    setCxfConfigurer(new TimeOuts(connectTimeout, readTimeout));
  }

  /** See {@link SoapServer#isSynchronous()}. */
  @Override
  public boolean isSynchronous() {
    return true;
  }

  @Override
  public Producer createProducer() throws Exception {
    return new CxfProducer(this) {

      @Override
      public void process(Exchange exchange) throws Exception {
        chooseOperation(exchange.getIn());
        super.process(exchange);
        takeReply(exchange.getMessage());
      }

      @Override
      public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
          process(exchange);
        } catch (Exception e) {
          exchange.setException(e);
        }
        callback.done(true);
        return true;
      }
    };
  }

  /** The headers may be left from the call that the route itself answers. */
  private void chooseOperation(Message message) {
    message.setHeader(CxfConstants.OPERATION_NAMESPACE, service.namespace());
    String operation = message.getHeader(CxfConstants.OPERATION_NAME, String.class);
    if (operation == null || !service.operations().contains(operation)) {
      message.setHeader(CxfConstants.OPERATION_NAME, service.operations().get(0));
    }
    // One argument, also when a converter would make a list of it.
    message.setBody(new Object[] {XmlText.of(message.getBody(String.class))});
  }

  private static void takeReply(Message message) {
    if (message.getBody() instanceof List<?> reply) {
      message.setBody(reply.isEmpty() ? null : reply.get(0));
    }
  }

  private record TimeOuts(Duration connect, Duration read) implements CxfConfigurer {

    @Override
    public void configure(AbstractWSDLBasedEndpointFactory factory) {
      // nothing beyond the endpoint's settings
    }

    @Override
    public void configureClient(Client client) {
      var policy = new HTTPClientPolicy();
      policy.setConnectionTimeout(connect.toMillis());
      policy.setReceiveTimeout(read.toMillis());
      policy.setAutoRedirect(false);
      // What the oldest of servers and proxies understands: no upgrade to HTTP/2, no chunks.
      policy.setVersion("1.1");
      policy.setAllowChunking(false);
      ((HTTPConduit) client.getConduit()).setClient(policy);
    }

    @Override
    public void configureServer(Server server) {
      throw new UnsupportedOperationException("a client is not called: use the server's bean");
    }
  }
}
