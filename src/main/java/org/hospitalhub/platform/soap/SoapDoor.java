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
public final class SoapDoor extends OncePerRequestFilter {

  private final SoapServlet servlet;

  private SoapDoor(SoapServlet servlet) {
    this.servlet = servlet;
  }

  /** The door, behind all other filters. */
  public static FilterRegistrationBean<SoapDoor> registration(SoapServlet servlet) {
    FilterRegistrationBean<SoapDoor> registration =
        new FilterRegistrationBean<>(new SoapDoor(servlet));
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
