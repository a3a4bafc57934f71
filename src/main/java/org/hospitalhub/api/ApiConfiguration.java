package org.hospitalhub.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.util.EnumSet;
import org.hospitalhub.audit.AuditTrail;
import org.hospitalhub.guessing.Guesses;
import org.hospitalhub.journal.Journal;
import org.hospitalhub.journal.Nodes;
import org.hospitalhub.journal.StoredReplies;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.platform.RateLimit;
import org.hospitalhub.sheet.ParserLimits;
import org.hospitalhub.watch.ExchangeMeters;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires what stands around the canonical API. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
class ApiConfiguration {

  /** After the gate that holds requests back while routes change. */
  static final int ACCESS = Ordered.HIGHEST_PRECEDENCE + 100;

  /** What is read as JSON, also by the routes of the API, is read within the limits of messages. */
  @Bean
  Jackson2ObjectMapperBuilderCustomizer parserLimits() {
    return builder ->
        builder.postConfigurer(
            json -> json.getFactory().setStreamReadConstraints(ParserLimits.JACKSON));
  }

  @Bean
  OpenApi openApi() {
    return new OpenApi();
  }

  @Bean
  Problems problems(LiveMappings mappings) {
    return new Problems(mappings);
  }

  @Bean
  Clients apiClients(JdbcClient database, Clock clock, ApiSettings settings) {
    return new Clients(database, clock, settings.operatorKey());
  }

  @Bean
  ApiJournal apiJournal(
      Journal journal, ExchangeMeters meters, LiveMappings mappings, Nodes nodes) {
    return new ApiJournal(journal, meters, mappings, nodes.self());
  }

  @Bean
  RefusedRequests apiRefusals(Problems problems, ApiJournal journal) {
    return new RefusedRequests(problems, journal);
  }

  @Bean
  ApiKeys apiKeys(Clients clients, Guesses guesses, Clock clock, ApiSettings settings) {
    RateLimit anonymous =
        new RateLimit(
            "hub.api.anonymous",
            settings.anonymous().perSecond(),
            settings.anonymous().burst(),
            clock);
    return new ApiKeys(
        clients, guesses, anonymous, settings.keysRequired(), settings.certificates());
  }

  @Bean
  FilterRegistrationBean<AccessFilter> apiAccessFilter(
      ApiKeys keys, Clock clock, RefusedRequests refusals, OpenApi document, ApiSettings settings) {
    RateLimit rate =
        new RateLimit("hub.api.rate", settings.rate().perSecond(), settings.rate().burst(), clock);
    return filter(
        new AccessFilter(keys, rate, refusals, new QueryParameters(document.base()), settings),
        ACCESS,
        EnumSet.of(DispatcherType.REQUEST));
  }

  @Bean
  FilterRegistrationBean<RepeatedRequests> repeatedRequests(
      StoredReplies replies, RefusedRequests refusals) {
    return filter(
        new RepeatedRequests(replies, refusals),
        ACCESS + 2,
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
  }

  @Bean
  AuditTrail auditTrail(
      JdbcClient database, PlatformTransactionManager transactions, Clock clock, Nodes nodes) {
    return new AuditTrail(database, new TransactionTemplate(transactions), clock, nodes.self());
  }

  @Bean
  FilterRegistrationBean<AuditedRequests> auditedRequests(
      AuditTrail trail, RefusedRequests refusals) {
    return filter(
        new AuditedRequests(trail, refusals), ACCESS + 1, EnumSet.of(DispatcherType.REQUEST));
  }

  private static <T extends Filter> FilterRegistrationBean<T> filter(
      T filter, int order, EnumSet<DispatcherType> dispatches) {
    FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
    registration.addUrlPatterns(ApiRequest.PREFIX + "*");
    registration.setDispatcherTypes(dispatches);
    registration.setAsyncSupported(true);
    registration.setOrder(order);
    return registration;
  }
}
