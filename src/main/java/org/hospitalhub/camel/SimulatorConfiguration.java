package org.hospitalhub.camel;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.simulator.ConnectionCutter;
import org.hospitalhub.simulator.FaultyReplies;
import org.hospitalhub.simulator.SimulatedPlatforms;
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

  @Bean("simulator")
  SimulatorComponent simulator(LiveMappings mappings, FaultyReplies replies, ObjectMapper json) {
    return new SimulatorComponent(new SimulatedPlatforms(mappings), replies, json);
  }

  @Bean
  FilterRegistrationBean<FaultyReplies> faultyRepliesFilter(
      FaultyReplies replies, HubProperties hub) {
    FilterRegistrationBean<FaultyReplies> registration = new FilterRegistrationBean<>(replies);
    registration.addUrlPatterns("/simulator/*");
    registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
    registration.setOrder(Ordered.LOWEST_PRECEDENCE - 1); // before the door of the SOAP services
    registration.setEnabled(hub.simulator());
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
