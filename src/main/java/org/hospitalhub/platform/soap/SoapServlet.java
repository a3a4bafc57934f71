package org.hospitalhub.platform.soap;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import org.apache.cxf.transport.servlet.CXFServlet;
import org.apache.cxf.transport.servlet.ServletController;
import org.apache.cxf.transport.servlet.servicelist.ServiceListGeneratorServlet;
import org.hospitalhub.platform.WireCharset;
import org.hospitalhub.platform.http.ContentCodingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

/**
 * CXF at the exact addresses of the SOAP services, beside MVC, platform-http and the actuator.
 *
 * <p>It lets calls and {@code ?wsdl} through, also at an address in another case or with a slash
 * behind, and answers everything else itself: a SOAP fault to a POST, plain text to other methods,
 * never a page. The bean has to be named {@code cxfServletRegistration}, which is what switches
 * CXF's own {@code /services/*} off.
 */
public final class SoapServlet extends CXFServlet {

  /** Request attribute that is there when the body was over the limit, see {@link SoapCall}. */
  public static final String TOO_LARGE = SoapServlet.class.getName() + ".tooLarge";

  private static final long serialVersionUID = 1L;
  private static final Logger log = LoggerFactory.getLogger(SoapServlet.class);
  private static final String SEE = "This is a SOAP service: add ?wsdl for its description.";

  /** Names of query parameters that ask for the description. */
  private static final Set<String> DESCRIPTIONS = Set.of("wsdl", "singlewsdl");

  private final transient NavigableMap<String, Mapping> mappings;
  private final transient RefusalListener refusals;

  /**
   * A service and how much it accepts.
   *
   * @param maxBody the largest request body in bytes
   */
  public record Mapping(SoapService service, int maxBody) {}

  private SoapServlet(NavigableMap<String, Mapping> mappings, RefusalListener refusals) {
    this.mappings = mappings;
    this.refusals = refusals;
  }

  /**
   * The servlet of these services. It is mapped nowhere: the {@link SoapFilter} leads to it.
   *
   * @param mappings by address, in any case; more may come while it serves
   * @param refusals is told of calls that reach no route
   */
  public static ServletRegistrationBean<SoapServlet> registration(
      NavigableMap<String, Mapping> mappings, RefusalListener refusals) {
    var registration = new ServletRegistrationBean<>(new SoapServlet(mappings, refusals), false);
    registration.setName("CXFServlet");
    registration.setLoadOnStartup(1);
    registration.addInitParameter("hide-service-list-page", "true");
    // The WSDL shows the host it was asked for at, not the one of the first request.
    registration.addInitParameter("disable-address-updates", "true");
    return registration;
  }

  /** Whether a path is the address of a service, or below one. */
  boolean serves(String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (mappings.containsKey(path.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void service(ServletRequest request, ServletResponse response)
      throws ServletException, IOException {
    var http = (HttpServletRequest) request;
    var answer =
        new SoapAnswer((HttpServletResponse) response, SoapAnswer.isSoap12(http.getContentType()));
    Mapping mapping = mapping(path(http));
    if ("POST".equals(http.getMethod())) {
      call(mapping, http, answer);
    } else if (mapping == null) {
      answer.text(404, "There is nothing at this address.");
    } else if ("GET".equals(http.getMethod()) || "HEAD".equals(http.getMethod())) {
      describe(mapping, http, answer);
    } else {
      answer.response().setHeader("Allow", "POST");
      answer.text(405, SEE);
    }
  }

  /** The service at a path, which may end with a slash. */
  private @Nullable Mapping mapping(String path) {
    Mapping exact = mappings.get(path);
    return exact != null || path.length() < 2 || !path.endsWith("/")
        ? exact
        : mappings.get(path.substring(0, path.length() - 1));
  }

  private void describe(Mapping mapping, HttpServletRequest request, SoapAnswer answer)
      throws IOException {
    String query = Objects.requireNonNullElse(request.getQueryString(), "");
    String asked = query.split("[=&]", 2)[0].toLowerCase(Locale.ROOT);
    if (DESCRIPTIONS.contains(asked)) {
      invoke(new ServiceRequest(request, mapping.service().address(), "wsdl"), answer);
    } else if (asked.equals("xsd")) {
      answer.text(404, "The description has its schema in it: see ?wsdl.");
    } else {
      answer.response().setHeader("Allow", "POST");
      answer.text(405, SEE);
    }
  }

  private void call(@Nullable Mapping mapping, HttpServletRequest request, SoapAnswer answer)
      throws IOException {
    if (mapping == null) {
      log.info(
          "SOAP call by {} refused: there is no service at its address", request.getRemoteAddr());
      answer.fault(404, true, "There is no service at this address.");
    } else if (label(request) != null && WireCharset.of(label(request)).isEmpty()) {
      refuse(mapping, request, answer, "The charset of the request is not known.");
    } else {
      var addressed = new ServiceRequest(request, mapping.service().address(), null);
      try {
        invoke(new BodyLimit(mapping).of(addressed, answer.response()), answer);
      } catch (ContentCodingException e) {
        refuse(mapping, request, answer, String.valueOf(e.getMessage()));
      }
    }
  }

  private void refuse(Mapping mapping, HttpServletRequest request, SoapAnswer answer, String reason)
      throws IOException {
    ShortFault.refused(mapping.service(), request, reason, refusals);
    answer.fault(500, true, reason);
  }

  private static @Nullable String label(HttpServletRequest request) {
    return WireCharset.label(request.getContentType());
  }

  /**
   * The name by which the Java platform knows the charset of a request; null when none is named.
   */
  static @Nullable String charset(HttpServletRequest request) {
    String label = label(request);
    return label == null ? null : WireCharset.of(label).map(c -> c.charset().name()).orElse(null);
  }

  private void invoke(HttpServletRequest request, SoapAnswer answer) throws IOException {
    try {
      invoke(request, answer.response());
    } catch (ServletException | RuntimeException e) {
      log.error("SOAP request to {} failed", request.getPathInfo(), e);
      answer.fault(500, false, ShortFault.INTERNAL);
    }
  }

  @Override
  protected ServletController createServletController(ServletConfig config) {
    var registry = getDestinationRegistryFromBusOrDefault(null);
    return new ServletController(
        registry, config, new ServiceListGeneratorServlet(registry, getBus())) {

      @Override
      protected void generateNotFound(HttpServletRequest request, HttpServletResponse response)
          throws IOException {
        new SoapAnswer(response, SoapAnswer.isSoap12(request.getContentType()))
            .fault(503, false, "The service is not running.");
      }
    };
  }

  /** The whole path, decoded and without {@code ..}. */
  static String path(HttpServletRequest request) {
    String below = request.getPathInfo();
    return request.getServletPath() + (below == null ? "" : below);
  }
}
