package org.hospitalhub.web;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.Http11NioProtocol;
import org.hospitalhub.platform.Networks;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** HTTP with limits of what a peer may hold: connections, threads and memory. */
public final class PeerProtocol extends Http11NioProtocol {

  private static final long LOOK_AGAIN = 250; // ms

  private final PeerEndpoint endpoint;
  private PeerSettings settings;
  private Networks proxies = new Networks(List.of());

  /** The web server makes it. */
  public PeerProtocol() {
    this(new PeerEndpoint());
  }

  private PeerProtocol(PeerEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
  }

  private void limit(PeerSettings limits, Networks believed) {
    settings = limits;
    proxies = believed;
    endpoint.limit(limits.connections(), believed);
  }

  @Override
  public void setAdapter(Adapter adapter) {
    var memory = new BodyMemory(settings.bodies().toBytes(), proxies);
    super.setAdapter(new BodyFirst(adapter, settings, memory));
  }

  @Override
  public void start() throws Exception {
    super.start();
    var slow = new SlowReaders(settings.answerTime(), settings.slowReaders());
    getUtilityExecutor()
        .scheduleWithFixedDelay(
            () -> slow.look(endpoint.getConnections()),
            LOOK_AGAIN,
            LOOK_AGAIN,
            TimeUnit.MILLISECONDS);
  }

  /** Tells the web server of it. */
  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties({PeerSettings.class, WebProperties.class})
  static class Installation {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> peerLimits(
        PeerSettings settings, WebProperties hub) {
      Networks proxies = new Networks(hub.proxies());
      return factory -> {
        factory.setProtocol(PeerProtocol.class.getName());
        factory.addConnectorCustomizers(
            connector -> ((PeerProtocol) connector.getProtocolHandler()).limit(settings, proxies));
      };
    }
  }
}
