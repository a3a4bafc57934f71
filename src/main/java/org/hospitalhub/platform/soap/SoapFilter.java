package org.hospitalhub.platform.soap;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leads what is addressed to a SOAP service to the {@link SoapServlet}. The addresses of servlets
 * are settled when the web server starts; those of services are not.
 */
public final class SoapFilter extends OncePerRequestFilter {

  private final SoapServlet servlet;

  private SoapFilter(SoapServlet servlet) {
    this.servlet = servlet;
  }

  /** The filter, behind all others. */
  public static FilterRegistrationBean<SoapFilter> registration(SoapServlet servlet) {
    FilterRegistrationBean<SoapFilter> registration =
        new FilterRegistrationBean<>(new SoapFilter(servlet));
    registration.setAsyncSupported(true);
    registration.setOrder(Ordered.LOWEST_PRECEDENCE);
    return registration;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (servlet.serves(SoapServlet.path(request))) {
      servlet.service(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
