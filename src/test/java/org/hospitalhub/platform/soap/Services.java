package org.hospitalhub.platform.soap;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.cxf.Bus;
import org.hospitalhub.sheet.CanonicalException;
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

  /** The reasons of refused calls. */
  static final List<String> REASONS = new CopyOnWriteArrayList<>();

  private static final RefusalListener REFUSED = (service, trace, reason) -> REASONS.add(reason);

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
    return new SoapServer(bus, DESK, REFUSED);
  }

  @Bean
  SoapServer booking(Bus bus) {
    return new SoapServer(bus, BOOKING, REFUSED);
  }

  @Bean
  ServletRegistrationBean<SoapServlet> cxfServletRegistration() {
    var mappings = new TreeMap<String, SoapServlet.Mapping>(String.CASE_INSENSITIVE_ORDER);
    mappings.put(DESK.address(), new SoapServlet.Mapping(DESK, MAX_BODY));
    mappings.put(BOOKING.address(), new SoapServlet.Mapping(BOOKING, MAX_BODY));
    return SoapServlet.registration(mappings, REFUSED);
  }

  @Bean
  FilterRegistrationBean<SoapFilter> soapEndpoint(ServletRegistrationBean<SoapServlet> cxf) {
    return SoapFilter.registration(cxf.getServlet());
  }

  @Bean
  Processor clerk() {
    return Services::answer;
  }

  @Bean
  RouterFunction<ServerResponse> page() {
    return RouterFunctions.route().GET("/page", request -> ServerResponse.ok().body("MVC")).build();
  }

  private static String words(CanonicalException refusal) {
    return refusal.error().equals("too-large") ? "too large:" : refusal.getMessage();
  }

  /** Repeats what was asked, answers nothing, or breaks. */
  private static void answer(Exchange exchange) {
    SoapCall call = SoapCall.of(exchange);
    String argument = exchange.getMessage().getBody(String.class).replace("[NUL]", "\0");
    if ("break".equals(argument)) {
      throw new IllegalStateException("no table patient_link");
    }
    if ("who".equals(argument)) {
      exchange.getMessage().setBody(String.valueOf(call.token()));
      return;
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
            call.refusal() == null
                ? "%s %s %s".formatted(operation, argument, call.remoteAddress())
                : "%s %s".formatted(operation, words(call.refusal())));
  }
}
