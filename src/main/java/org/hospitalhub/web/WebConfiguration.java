package org.hospitalhub.web;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.Map;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.autoconfigure.web.ServerProperties.ForwardHeadersStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.task.TaskDecorator;

/** Wires what stands before everything that answers a request. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebProperties.class)
class WebConfiguration {

  @Bean
  FilterRegistrationBean<TracedRequests> tracedRequests() {
    FilterRegistrationBean<TracedRequests> registration =
        new FilterRegistrationBean<>(new TracedRequests());
    registration.setDispatcherTypes(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
    registration.setAsyncSupported(true);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1); // after the gate
    return registration;
  }

  @Bean
  FilterRegistrationBean<ForwardedRequests> forwardedRequests(
      WebProperties hub, ServerProperties server) {
    if (server.getForwardHeadersStrategy() != ForwardHeadersStrategy.NONE) {
      throw new IllegalArgumentException(
          "server.forward-headers-strategy would believe whoever asks: leave it at none, and name"
              + " the proxies in hub.proxies");
    }
    FilterRegistrationBean<ForwardedRequests> registration =
        new FilterRegistrationBean<>(new ForwardedRequests(hub.proxies()));
    registration.setDispatcherTypes(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
    registration.setAsyncSupported(true);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE); // whoever comes after it knows the caller
    return registration;
  }

  @Bean
  FilterRegistrationBean<KnownHosts> knownHosts(WebProperties hub) {
    FilterRegistrationBean<KnownHosts> registration =
        new FilterRegistrationBean<>(new KnownHosts(hub.hosts()));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
    registration.setAsyncSupported(true);
    return registration;
  }

  @Bean
  FilterRegistrationBean<NamedTypes> namedTypes() {
    FilterRegistrationBean<NamedTypes> registration =
        new FilterRegistrationBean<>(new NamedTypes());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
    registration.setAsyncSupported(true);
    return registration;
  }

  /** What a request has done by another thread is logged as its own. */
  @Bean
  TaskDecorator loggedAsTheRequest() {
    return task -> {
      Map<String, String> context = MDC.getCopyOfContextMap();
      if (context == null) {
        return task;
      }
      return () -> {
        MDC.setContextMap(context);
        try {
          task.run();
        } finally {
          MDC.clear();
        }
      };
    };
  }
}
