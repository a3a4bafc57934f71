package org.hospitalhub.api;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what stands around the canonical API. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

  /** Every operation is answered with the platform's answer. */
  @Bean
  OpenApi openApi() {
    return new OpenApi(operation -> false);
  }
}
