package org.hospitalhub.routes;

import jakarta.servlet.DispatcherType;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.hospitalhub.threads.Heartbeats;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Wires the live routes folder. */
@Configuration(proxyBeanMethods = false)
class RoutesConfiguration {

  /** The simulators stay open: a call inside the gate may be waiting for one of them. */
  @Bean
  RequestGate requestGate() {
    return new RequestGate("/actuator", "/simulator");
  }

  /** Only the first dispatch passes the gate: an asynchronous one belongs to a request inside. */
  @Bean
  FilterRegistrationBean<RequestGate> requestGateFilter(RequestGate gate) {
    FilterRegistrationBean<RequestGate> registration = new FilterRegistrationBean<>(gate);
    registration.setDispatcherTypes(DispatcherType.REQUEST);
    registration.setAsyncSupported(true);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return registration;
  }

  @Bean
  ReadinessFilter readinessFilter(
      @Value("${hub.start-wait:30s}") Duration patience,
      @Value("${hub.stop-delay:0s}") Duration notice) {
    return new ReadinessFilter(patience, notice);
  }

  @Bean
  FilterRegistrationBean<ReadinessFilter> readinessFilterRegistration(ReadinessFilter readiness) {
    FilterRegistrationBean<ReadinessFilter> registration = new FilterRegistrationBean<>(readiness);
    registration.setDispatcherTypes(DispatcherType.REQUEST);
    registration.setAsyncSupported(true);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  @Bean
  LiveDirectComponent direct() {
    return new LiveDirectComponent();
  }

  @Bean
  RouteFolder routeFolder(
      CamelContext context,
      @Value("${hub.routes:routes}") String folder,
      RequestGate gate,
      ReadinessFilter readiness) {
    return new RouteFolder(context, Path.of(folder), gate, readiness);
  }

  /** After the mappings, which the routes name. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  WatchedFolder watchedRoutes(RouteFolder routes, @Value("${hub.routes:routes}") String folder) {
    return new WatchedFolder("routes", Path.of(folder), routes);
  }

  @Bean
  FilesHealth filesHealthIndicator() {
    return new FilesHealth();
  }

  @Bean
  FolderWatch folderWatch(
      ObjectProvider<WatchedFolder> folders,
      FilesHealth health,
      @Value("${hub.watch-interval:500ms}") Duration interval,
      Heartbeats heartbeats) {
    return new FolderWatch(folders.orderedStream().toList(), health, interval, heartbeats);
  }
}
