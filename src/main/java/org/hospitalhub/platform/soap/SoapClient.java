package org.hospitalhub.platform.soap;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Producer;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.apache.camel.component.cxf.jaxws.CxfEndpoint;
import org.apache.camel.component.cxf.jaxws.CxfProducer;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.cxf.Bus;
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
   * @param tls whom it trusts, and its own certificate; null: whom Java trusts, and none
   */
  public record Settings(
      SoapService service,
      Duration connectTimeout,
      Duration readTimeout,
      int maxBody,
      @Nullable String username,
      @Nullable String password,
      @Nullable SSLContext tls) {

    /** One that trusts whom Java trusts. */
    public Settings(
        SoapService service,
        Duration connectTimeout,
        Duration readTimeout,
        int maxBody,
        @Nullable String username,
        @Nullable String password) {
      this(service, connectTimeout, readTimeout, maxBody, username, password, null);
    }
  }

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
        CxfProducer producer = new CxfProducer(new ClientEndpoint(getCamelContext(), bus, wanted));
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
}
