package org.hospitalhub.platform.soap;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.xml.namespace.QName;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Producer;
import org.apache.camel.component.cxf.common.DataFormat;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.apache.camel.component.cxf.jaxws.CxfConfigurer;
import org.apache.camel.component.cxf.jaxws.CxfEndpoint;
import org.apache.camel.component.cxf.jaxws.CxfProducer;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.frontend.AbstractWSDLBasedEndpointFactory;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The Camel endpoint of a service that the hub calls: a bean {@code <platform>-client} is {@code
 * to: cxf:bean:<platform>-client} in a route.
 *
 * <p>The settings may change while it runs: a call that has begun ends as it began.
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

  private final Bus bus;
  private final Supplier<Settings> settings;

  /**
   * How a service is called.
   *
   * @param service its address is a URL
   * @param readTimeout how long to wait for the head of the reply, and then for its body
   * @param maxBody the largest reply in bytes, as it comes and decoded; one that is larger is not
   *     read to its end
   * @param username for HTTP Basic authentication; null: none
   */
  public record Settings(
      SoapService service,
      Duration connectTimeout,
      Duration readTimeout,
      int maxBody,
      @Nullable String username,
      @Nullable String password) {}

  /**
   * An endpoint that calls a service.
   *
   * @param settings what holds at the moment: the same object until it changes
   */
  public SoapClient(Bus bus, Supplier<Settings> settings) {
    this.bus = bus;
    this.settings = settings;
  }

  /** See {@link SoapServer#isSynchronous()}. */
  @Override
  public boolean isSynchronous() {
    return true;
  }

  @Override
  public Producer createProducer() {
    return new Follower();
  }

  private CxfEndpoint endpoint(Settings to) {
    SoapService service = to.service();
    CxfEndpoint endpoint =
        new CxfEndpoint() {
          @Override
          public boolean isSynchronous() {
            return true;
          }
        };
    endpoint.setCamelContext(getCamelContext());
    endpoint.setBus(bus);
    endpoint.setAddress(service.address());
    endpoint.setServiceClass(ServiceInterface.of(service));
    endpoint.setServiceNameAsQName(new QName(service.namespace(), service.name()));
    endpoint.setDataFormat(DataFormat.POJO);
    endpoint.setDataBinding(new StringBinding());
    endpoint.setWrappedStyle(true);
    endpoint.setSkipFaultLogging(true);
    endpoint.setDefaultOperationName(service.operations().get(0));
    endpoint.setDefaultOperationNamespace(service.namespace());
    endpoint.setCxfBinding(new BodyBinding());
    endpoint.getInInterceptors().add(new ReplyLimits(to.readTimeout(), to.maxBody()));
    endpoint.getInInterceptors().add(new DeclaredEncoding());
    endpoint.getInFaultInterceptors().add(new ReplyLimits(to.readTimeout(), to.maxBody()));
    endpoint.getInInterceptors().add(new DecodedReply(to.maxBody()));
    endpoint.setCxfConfigurer(new Calling(service, to.connectTimeout(), to.readTimeout()));
    if (to.username() != null) {
      endpoint.setUsername(to.username());
      endpoint.setPassword(to.password());
    }
    return endpoint;
  }

  /** Calls by the settings that hold when a call begins. */
  private final class Follower extends DefaultProducer {

    private volatile @Nullable Line line;

    Follower() {
      super(SoapClient.this);
    }

    @Override
    public void process(Exchange exchange) throws Exception {
      Line now = line(settings.get());
      now.chooseOperation(exchange.getIn());
      now.producer.process(exchange);
      takeReply(exchange.getMessage());
    }

    private Line line(Settings wanted) throws Exception {
      Line now = line;
      return now != null && now.settings == wanted ? now : renewed(wanted);
    }

    /** Calls may still be on their way by the one before: it is left to them. */
    private synchronized Line renewed(Settings wanted) throws Exception {
      Line now = line;
      if (now == null || now.settings != wanted) {
        CxfProducer producer = new CxfProducer(endpoint(wanted));
        ServiceHelper.startService(producer.getEndpoint(), producer);
        now = new Line(wanted, producer);
        line = now;
      }
      return now;
    }

    @Override
    protected void doStop() throws Exception {
      Line last = line;
      line = null;
      if (last != null) {
        ServiceHelper.stopService(last.producer, last.producer.getEndpoint());
      }
      super.doStop();
    }
  }

  private record Line(Settings settings, CxfProducer producer) {

    /** The headers may be left from the call that the route itself answers. */
    private void chooseOperation(Message message) {
      SoapService service = settings.service();
      message.setHeader(CxfConstants.OPERATION_NAMESPACE, service.namespace());
      String operation = message.getHeader(CxfConstants.OPERATION_NAME, String.class);
      if (operation == null || !service.operations().contains(operation)) {
        message.setHeader(CxfConstants.OPERATION_NAME, service.operations().get(0));
      }
      // One argument, also when a converter would make a list of it.
      message.setBody(new Object[] {XmlText.of(message.getBody(String.class))});
    }
  }

  private static void takeReply(Message message) {
    if (message.getBody() instanceof List<?> reply) {
      message.setBody(reply.isEmpty() ? null : reply.get(0));
    }
  }

  private record Calling(SoapService service, Duration connect, Duration read)
      implements CxfConfigurer {

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
      StringIn.replaceIn(client.getEndpoint().getBinding().getInInterceptors(), service);
    }

    @Override
    public void configureServer(Server server) {
      throw new UnsupportedOperationException("a client is not called: use the server's bean");
    }
  }
}
