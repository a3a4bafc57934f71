package org.hospitalhub.platform.soap;

import javax.xml.namespace.QName;
import org.apache.camel.CamelContext;
import org.apache.camel.component.cxf.common.DataFormat;
import org.apache.camel.component.cxf.jaxws.CxfConfigurer;
import org.apache.camel.component.cxf.jaxws.CxfEndpoint;
import org.apache.cxf.Bus;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.frontend.AbstractWSDLBasedEndpointFactory;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.hospitalhub.platform.soap.SoapClient.Settings;

/** The endpoint of CXF by which a service is called as some settings say. */
final class ClientEndpoint extends CxfEndpoint {

  private static final String SHARED_CONNECTIONS = "share.httpclient.http.conduit";

  ClientEndpoint(CamelContext context, Bus bus, Settings to) {
    SoapService service = to.service();
    setCamelContext(context);
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
    getInInterceptors().add(new ReplyLimits(to.readTimeout(), to.maxBody()));
    getInInterceptors().add(new DeclaredEncoding());
    getInFaultInterceptors().add(new ReplyLimits(to.readTimeout(), to.maxBody()));
    getInInterceptors().add(new DecodedReply(to.maxBody()));
    setCxfConfigurer(new Calling(to));
    if (to.username() != null) {
      setUsername(to.username());
      setPassword(to.password());
    }
  }

  /** See {@link SoapServer#isSynchronous()}. */
  @Override
  public boolean isSynchronous() {
    return true;
  }

  private record Calling(Settings to) implements CxfConfigurer {

    @Override
    public void configure(AbstractWSDLBasedEndpointFactory factory) {
      // nothing beyond the endpoint's settings
    }

    @Override
    public void configureClient(Client client) {
      var policy = new HTTPClientPolicy();
      policy.setConnectionTimeout(to.connectTimeout().toMillis());
      policy.setReceiveTimeout(to.readTimeout().toMillis());
      policy.setAutoRedirect(false);
      // What the oldest of servers and proxies understands: no upgrade to HTTP/2, no chunks.
      policy.setVersion("1.1");
      policy.setAllowChunking(false);
      client.getEndpoint().put(SHARED_CONNECTIONS, false);
      HTTPConduit conduit = (HTTPConduit) client.getConduit();
      conduit.setClient(policy);
      if (to.tls() != null) {
        TLSClientParameters tls = new TLSClientParameters();
        tls.setSslContext(to.tls());
        conduit.setTlsClientParameters(tls);
      }
      StringIn.replaceIn(client.getEndpoint().getBinding().getInInterceptors(), to.service());
    }

    @Override
    public void configureServer(Server server) {
      throw new UnsupportedOperationException("a client is not called: use the server's bean");
    }
  }
}
