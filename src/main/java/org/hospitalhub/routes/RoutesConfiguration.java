package org.hospitalhub.routes;

import jakarta.servlet.DispatcherType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.threads.Heartbeats;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Wires the live files. */
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
  LiveFiles liveFiles(
      CamelContext context,
      LiveMappings mappings,
      @Value("${hub.routes:routes}") String folder,
      RequestGate gate,
      ReadinessFilter readiness,
      LiveDirectComponent direct) {
    return new LiveFiles(context, mappings, Path.of(folder), gate, readiness, direct);
  }

  @Bean
  FilesHealth filesHealthIndicator() {
    return new FilesHealth();
  }

  @Bean
  FolderWatch folderWatch(
      LiveFiles files,
      LiveMappings mappings,
      @Value("${hub.routes:routes}") String folder,
      FilesHealth health,
      @Value("${hub.watch-interval:500ms}") Duration interval,
      Heartbeats heartbeats) {
    List<WatchedFolder> folders =
        List.of(
            new WatchedFolder("mappings", mappings.current().root()),
            new WatchedFolder("routes", Path.of(folder)));
    return new FolderWatch(folders, files::reload, health, interval, heartbeats);
  }
}
