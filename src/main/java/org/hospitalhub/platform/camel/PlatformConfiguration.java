package org.hospitalhub.platform.camel;

import java.time.Duration;
import org.apache.cxf.Bus;
import org.hospitalhub.journal.camel.RefusedCalls;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.platform.http.PlatformHttpFilter;
import org.hospitalhub.platform.soap.SoapFilter;
import org.hospitalhub.platform.soap.SoapServlet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/** Wires the SOAP and HTTP endpoints that descriptors describe. */
@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

  /** The JDK's HTTP client, which HTTP and SOAP are spoken by, knows it as a property only. */
  private static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";

  private static final Duration THIRTY_SECONDS = Duration.ofSeconds(30);

  /** Whether the systems that are called are played too. */
  private static final String SIMULATOR = "${hub.simulator}";

  /** Before the first client there is. */
  @Bean
  static BeanFactoryPostProcessor keepAlive(Environment environment) {
    Duration keepAlive = environment.getProperty("hub.keep-alive", Duration.class, THIRTY_SECONDS);
    return beans -> System.setProperty(KEEP_ALIVE, String.valueOf(keepAlive.toSeconds()));
  }

  @Bean
  ClientTls clientTls(SslBundles bundles) {
    return new ClientTls(bundles);
  }

  @Bean
  SoapEndpoints soapEndpoints(
      LiveMappings mappings,
      Bus bus,
      GenericApplicationContext beans,
      ClientTls tls,
      ObjectProvider<RefusedCalls> refused,
      @Value(SIMULATOR) boolean simulator) {
    return new SoapEndpoints(mappings, bus, beans, tls, refused::getObject, simulator);
  }

  @Bean("cxfServletRegistration")
  ServletRegistrationBean<SoapServlet> cxfServletRegistration(SoapEndpoints endpoints) {
    return SoapServlet.registration(endpoints.servers(), endpoints::refused);
  }

  @Bean
  FilterRegistrationBean<SoapFilter> soapFilter(ServletRegistrationBean<SoapServlet> cxf) {
    return SoapFilter.registration(cxf.getServlet());
  }

  @Bean
  FilterRegistrationBean<PlatformHttpFilter> platformHttpFilter(
      LiveMappings mappings, @Value(SIMULATOR) boolean simulator) {
    return HttpEndpoints.registration(mappings, simulator);
  }
}
