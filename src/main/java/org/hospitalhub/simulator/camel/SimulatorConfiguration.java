package org.hospitalhub.simulator.camel;

import jakarta.servlet.DispatcherType;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.simulator.ConnectionCutter;
import org.hospitalhub.simulator.FaultyReplies;
import org.hospitalhub.simulator.SimulatedPlatforms;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Wires the simulated platforms. */
@Configuration(proxyBeanMethods = false)
class SimulatorConfiguration {

  private static final String SWITCH = "hub.simulator";

  @Bean
  SimulatedPlatforms simulatedPlatforms(LiveMappings mappings) {
    return new SimulatedPlatforms(mappings);
  }

  @Bean
  FilterRegistrationBean<FaultyReplies> faultyRepliesFilter(
      FaultyReplies replies, @Value("${" + SWITCH + ":false}") boolean simulator) {
    FilterRegistrationBean<FaultyReplies> registration = new FilterRegistrationBean<>(replies);
    registration.addUrlPatterns("/simulator/*");
    registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
    registration.setOrder(Ordered.LOWEST_PRECEDENCE - 1); // before the filter of the SOAP services
    registration.setEnabled(simulator);
    return registration;
  }

  @Bean
  FaultyReplies faultyReplies() {
    return new FaultyReplies();
  }

  @Bean
  @ConditionalOnProperty(SWITCH)
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectionCutter() {
    return factory -> factory.addContextValves(new ConnectionCutter());
  }
}
