package org.hospitalhub.api;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The access filter of the endpoints for operators, on whichever port they are. */
@Configuration(proxyBeanMethods = false)
class ManagementConfiguration {

  @Bean
  FilterRegistrationBean<ManagementAccessFilter> managementAccessFilter(
      ApiKeys keys, Problems problems) {
    FilterRegistrationBean<ManagementAccessFilter> registration =
        new FilterRegistrationBean<>(new ManagementAccessFilter(keys, problems));
    registration.setOrder(ApiConfiguration.ACCESS);
    return registration;
  }
}
