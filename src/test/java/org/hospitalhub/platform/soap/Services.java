package org.hospitalhub.platform.soap;

import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.cxf.Bus;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Two services beside MVC and the actuator, as a hub with two platforms has them. Without a
 * stereotype: the tests of the whole hub scan this package too.
 */
@EnableAutoConfiguration(
    excludeName = {
      "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
      "org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration",
      "org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration"
    })
class Services {

  static final int MAX_BODY = 4096;

  static final SoapService DESK =
      new SoapService("/service", "http://desk.example/", "DeskService", List.of("funMain"), "in");

  static final SoapService BOOKING =
      new SoapService(
          "/webservice/BookingService",
          "http://booking.example/",
          "BookingService",
          List.of("getDepart", "funMain", "backNo"),
          "xml",
          Map.of("GetDepart", "getDepart", "BackNo", "backNo"));

  @Bean
  SoapServer desk(Bus bus) {
    return new SoapServer(bus, DESK);
  }

  @Bean
  SoapServer booking(Bus bus) {
    return new SoapServer(bus, BOOKING);
  }

  @Bean
  ServletRegistrationBean<SoapServlet> cxfServletRegistration() {
    return SoapServlet.registration(
        Map.of(
            DESK.address(), new SoapServlet.Mapping(DESK, MAX_BODY),
            BOOKING.address(), new SoapServlet.Mapping(BOOKING, MAX_BODY)));
  }

  @Bean
  FilterRegistrationBean<SoapDoor> soapDoor(ServletRegistrationBean<SoapServlet> cxf) {
    return SoapDoor.registration(cxf.getServlet());
  }

  @Bean
  Processor clerk() {
    return Services::answer;
  }

  @Bean
  RouterFunction<ServerResponse> page() {
    return RouterFunctions.route().GET("/page", request -> ServerResponse.ok().body("MVC")).build();
  }

  /** Repeats what was asked, answers nothing, or breaks. */
  private static void answer(Exchange exchange) {
    SoapCall call = SoapCall.of(exchange);
    String argument = exchange.getMessage().getBody(String.class).replace("[NUL]", "\0");
    if ("break".equals(argument)) {
      throw new IllegalStateException("no table patient_link");
    }
    if ("nothing".equals(argument)) {
      exchange.getMessage().setBody(null);
      return;
    }
    // What an earlier step may have left behind.
    exchange.getMessage().setHeader("Authorization", "secret");
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 404);
    String operation = exchange.getMessage().getHeader("operationName", String.class);
    exchange
        .getMessage()
        .setBody(
            call.tooLarge()
                ? operation + " too large:" + argument
                : "%s %s %s".formatted(operation, argument, call.remoteAddress()));
  }
}
