package org.hospitalhub.platform.soap;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** A test over HTTP against {@link Services}; all of them share one server. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = Services.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "camel.main.routes-include-pattern=classpath:org/hospitalhub/platform/soap/soap.camel.yaml",
      "camel.main.run-controller=false",
      "server.forward-headers-strategy=native",
      "management.endpoint.health.validate-group-membership=false" // there is no database
    })
@interface OverHttp {}
