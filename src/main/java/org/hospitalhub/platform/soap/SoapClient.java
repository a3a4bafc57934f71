package org.hospitalhub.platform.soap;

import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.apache.camel.util.ObjectHelper;
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
      Line now = begin(settings.get());
      try {
        now.chooseOperation(exchange.getIn());
        now.producer.process(exchange);
      } finally {
        if (timedOut(exchange)) {
          leave(now);
        }
        now.end();
      }
      takeReply(exchange.getMessage());
    }

    /** A line with a call on it that begins. */
    private synchronized Line begin(Settings wanted) throws Exception {
      Line now = line;
      if (now == null || now.settings != wanted) {
        CxfProducer producer = new CxfProducer(new ClientEndpoint(getCamelContext(), bus, wanted));
        ServiceHelper.startService(producer.getEndpoint(), producer);
        leave(now);
        now = new Line(wanted, producer);
        line = now;
      }
      now.begin();
      return now;
    }

    /** The next call begins on another. */
    private synchronized void leave(@Nullable Line left) {
      if (left != null && left == line) {
        line = null;
        left.end();
      }
    }

    @Override
    protected void doStop() throws Exception {
      leave(line);
      super.doStop();
    }
  }

  /** Its idle connections may be forgotten by a firewall, which would cost each call as long. */
  private static boolean timedOut(Exchange exchange) {
    return ObjectHelper.getException(HttpTimeoutException.class, exchange.getException()) != null;
  }

  /** The connections to a service. They are closed after the last call on them. */
  private static final class Line {

    private final Settings settings;
    private final CxfProducer producer;

    /** The calls, and whether the next one begins on it. */
    private final AtomicInteger uses = new AtomicInteger(1);

    Line(Settings settings, CxfProducer producer) {
      this.settings = settings;
      this.producer = producer;
    }

    void begin() {
      uses.incrementAndGet();
    }

    void end() {
      if (uses.decrementAndGet() == 0) {
        ServiceHelper.stopService(producer, producer.getEndpoint());
      }
    }

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
