package org.hospitalhub.api;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The door of the endpoints for operators, on whichever port they are. */
@Configuration(proxyBeanMethods = false)
class ManagementConfiguration {

  @Bean
  FilterRegistrationBean<ManagementDoor> managementDoor(ApiKeys keys, Problems problems) {
    FilterRegistrationBean<ManagementDoor> registration =
        new FilterRegistrationBean<>(new ManagementDoor(keys, problems));
    registration.setOrder(ApiConfiguration.DOOR);
    return registration;
  }
}
