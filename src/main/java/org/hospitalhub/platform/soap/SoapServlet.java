package org.hospitalhub.platform.soap;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.apache.cxf.transport.servlet.CXFServlet;
import org.apache.cxf.transport.servlet.ServletController;
import org.apache.cxf.transport.servlet.servicelist.ServiceListGeneratorServlet;
import org.hospitalhub.platform.WireCharset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

/**
 * CXF at the exact addresses of the SOAP services, beside MVC, platform-http and the actuator.
 *
 * <p>It lets calls and {@code ?wsdl} through and answers everything else itself: a SOAP fault to a
 * POST, plain text to other methods, never a page. The bean has to be named {@code
 * cxfServletRegistration}, which is what switches CXF's own {@code /services/*} off.
 */
public final class SoapServlet extends CXFServlet {

  /** Request attribute that is there when the body was over the limit, see {@link SoapCall}. */
  public static final String TOO_LARGE = SoapServlet.class.getName() + ".tooLarge";

  private static final long serialVersionUID = 1L;
  private static final Logger log = LoggerFactory.getLogger(SoapServlet.class);

  private final transient Map<String, Mapping> mappings;

  /**
   * A service and how much it accepts.
   *
   * @param maxBody the largest request body in bytes
   */
  public record Mapping(SoapService service, int maxBody) {}

  private SoapServlet(Map<String, Mapping> mappings) {
    this.mappings = mappings;
  }

  /**
   * The servlet of these services. It is mapped nowhere: the {@link SoapDoor} leads to it.
   *
   * @param mappings by address; more may come while it serves
   */
  public static ServletRegistrationBean<SoapServlet> registration(Map<String, Mapping> mappings) {
    var registration = new ServletRegistrationBean<>(new SoapServlet(mappings), false);
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
    var http = new RootRequest((HttpServletRequest) request);
    var answer = new SoapAnswer((HttpServletResponse) response);
    Mapping mapping = mappings.get(http.getPathInfo());
    if ("POST".equals(http.getMethod())) {
      call(mapping, http, answer);
    } else if (mapping == null) {
      answer.text(404, "There is nothing at this address.");
    } else if ("GET".equals(http.getMethod()) && "wsdl".equalsIgnoreCase(http.getQueryString())) {
      invoke(http, answer);
    } else {
      answer.response().setHeader("Allow", "POST");
      answer.text(405, "This is a SOAP service: add ?wsdl for its description.");
    }
  }

  private void call(@Nullable Mapping mapping, HttpServletRequest request, SoapAnswer answer)
      throws IOException {
    if (mapping == null) {
      answer.fault(404, "Client", "There is no service at this address.");
    } else if (label(request) != null && WireCharset.of(label(request)).isEmpty()) {
      answer.fault(500, "Client", "The charset of the request is not known.");
    } else {
      invoke(new BodyLimit(mapping).of(request, answer.response()), answer);
    }
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
      answer.fault(500, "Server", ShortFault.INTERNAL);
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
        new SoapAnswer(response).fault(503, "Server", "The service is not running.");
      }
    };
  }

  /** The whole path, decoded and without {@code ..}. */
  static String path(HttpServletRequest request) {
    String below = request.getPathInfo();
    return request.getServletPath() + (below == null ? "" : below);
  }

  /**
   * Makes the whole path the path within the servlet: CXF knows its servers by that, and of
   * charsets only the names that the Java platform knows.
   */
  private static final class RootRequest extends HttpServletRequestWrapper {

    RootRequest(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getServletPath() {
      return "";
    }

    @Override
    public @Nullable String getContentType() {
      String type = super.getContentType();
      String label = WireCharset.label(type);
      return label == null
          ? type
          : WireCharset.of(label).map(c -> type.replace(label, c.label())).orElse(type);
    }

    @Override
    public String getPathInfo() {
      return path((HttpServletRequest) getRequest());
    }
  }
}
