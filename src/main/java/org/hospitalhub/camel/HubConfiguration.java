package org.hospitalhub.camel;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.cxf.Bus;
import org.hospitalhub.api.Problems;
import org.hospitalhub.guessing.Guesses;
import org.hospitalhub.guessing.GuessingSettings;
import org.hospitalhub.journal.Journal;
import org.hospitalhub.journal.Nodes;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.mappings.MappingsReader;
import org.hospitalhub.platform.http.HttpDoor;
import org.hospitalhub.platform.soap.SoapDoor;
import org.hospitalhub.platform.soap.SoapServlet;
import org.hospitalhub.routes.WatchedFolder;
import org.hospitalhub.threads.Heartbeats;
import org.hospitalhub.watch.HisMeters;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Wires mappings, HIS databases, SOAP endpoints and components. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({HubProperties.class, GuessingSettings.class})
class HubConfiguration {

  @Bean
  Clock clock(HubProperties hub) {
    return Clock.system(hub.zone());
  }

  @Bean
  LiveMappings mappings(HubProperties hub, Environment environment, Clock clock) {
    Map<String, Set<String>> config = new HashMap<>();
    hub.his().forEach((name, his) -> config.put(name, his.config().keySet()));
    return new LiveMappings(
        new MappingsReader(
            hub.mappings(), environment::resolveRequiredPlaceholders, config, clock));
  }

  @Bean
  @Order(1)
  WatchedFolder watchedMappings(HubProperties hub, LiveMappings mappings) {
    return new WatchedFolder("mappings", hub.mappings(), mappings);
  }

  @Bean
  HisDatabases hisDatabases(HubProperties hub, Clock clock, MeterRegistry meters) {
    return new HisDatabases(hub.his(), clock, meters);
  }

  @Bean("his-sql")
  HisSqlComponent hisSql(LiveMappings mappings, HisDatabases databases, HisMeters meters) {
    return new HisSqlComponent(mappings, databases.all(), meters);
  }

  @Bean
  Guesses guesses(GuessingSettings settings, Clock clock, MeterRegistry meters) {
    return new Guesses(settings, clock, meters);
  }

  @Bean
  GuessGuard guessGuard(Guesses guesses) {
    return new GuessGuard(guesses);
  }

  @Bean
  ComponentCustomizer readHeaders() {
    return ComponentCustomizer.forType(
        PlatformHttpComponent.class, http -> http.setHeaderFilterStrategy(new ReadHeaders()));
  }

  @Bean
  Failures failures() {
    return new Failures();
  }

  @Bean("platform")
  PlatformComponent platform(
      LiveMappings mappings, Failures failures, GuessGuard guard, Clock clock) {
    return new PlatformComponent(mappings, failures, guard, clock);
  }

  @Bean("his")
  HisComponent his(
      LiveMappings mappings, Failures failures, HisMeters meters, Journal journal, Nodes nodes) {
    return new HisComponent(mappings, failures, meters, journal, nodes.self());
  }

  @Bean
  ClientTls clientTls(SslBundles bundles) {
    return new ClientTls(bundles);
  }

  @Bean("http-client")
  HttpClientComponent httpClient(LiveMappings mappings, ClientTls tls) {
    return new HttpClientComponent(mappings, tls);
  }

  @Bean("sheet")
  SheetComponent sheet(LiveMappings mappings, GuessGuard guard) {
    return new SheetComponent(mappings, guard);
  }

  @Bean("canonical")
  CanonicalComponent canonical(LiveMappings mappings, Failures failures, Problems problems) {
    return new CanonicalComponent(mappings, failures, problems);
  }

  @Bean
  SoapEndpoints soapEndpoints(
      LiveMappings mappings,
      Bus bus,
      GenericApplicationContext beans,
      ClientTls tls,
      ObjectProvider<RefusedCalls> refused) {
    return new SoapEndpoints(mappings, bus, beans, tls, refused::getObject);
  }

  @Bean("cxfServletRegistration")
  ServletRegistrationBean<SoapServlet> cxfServletRegistration(SoapEndpoints endpoints) {
    return SoapServlet.registration(endpoints.servers(), endpoints::refused);
  }

  @Bean
  FilterRegistrationBean<SoapDoor> soapDoor(ServletRegistrationBean<SoapServlet> cxf) {
    return SoapDoor.registration(cxf.getServlet());
  }

  @Bean
  FilterRegistrationBean<HttpDoor> httpDoors(LiveMappings mappings) {
    return HttpDoors.registration(mappings);
  }

  /** Errors are caught once, where a route answers; nothing in between logs or retries them. */
  @Bean
  CamelContextConfiguration errorHandling(
      PlatformComponent platform,
      CanonicalComponent canonical,
      JournalComponent journal,
      Heartbeats heartbeats) {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext context) {
        context.getCamelContextExtension().setErrorHandlerFactory(new NoErrorHandlerDefinition());
        context.getCamelContextExtension().addInterceptStrategy(new CaughtErrors());
        context.addRoutePolicyFactory(
            new AnswerGuard(platform::refuse, canonical::refuse, journal::close));
        context.addRoutePolicyFactory(new TimerBeats(heartbeats));
      }

      @Override
      public void afterApplicationStart(CamelContext context) {
        // nothing more
      }
    };
  }
}
