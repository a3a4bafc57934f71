package org.hospitalhub.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hospitalhub.exchange.ReadHeaders;
import org.hospitalhub.exchange.Trace;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts every request in a trace: the caller's, or a new one. Whoever comes after it finds the
 * header {@code traceparent}, and the log has the trace's id in every line.
 */
final class TracedRequests extends OncePerRequestFilter {

  private static final String TRACE = "hub.trace";

  /** The trace of a request, also when it is being answered by the error page; null before. */
  static @Nullable Trace of(HttpServletRequest request) {
    return (Trace) request.getAttribute(TRACE);
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Trace trace = of(request);
    if (trace == null) {
      trace = Trace.of(request.getHeader(Trace.HEADER));
      request.setAttribute(TRACE, trace);
    }
    MDC.put(Trace.LOG_KEY, trace.id());
    try {
      chain.doFilter(new Traced(request, trace.traceparent()), response);
    } finally {
      MDC.remove(Trace.LOG_KEY);
    }
  }

  private static final class Traced extends HttpServletRequestWrapper {

    private final String traceparent;

    Traced(HttpServletRequest request, String traceparent) {
      super(request);
      this.traceparent = traceparent;
    }

    @Override
    public @Nullable String getHeader(String name) {
      return name.equalsIgnoreCase(Trace.HEADER) ? traceparent : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return name.equalsIgnoreCase(Trace.HEADER)
          ? Collections.enumeration(List.of(traceparent))
          : super.getHeaders(name);
    }

    /**
     * Those that may become headers of an exchange; who knows the name of another may ask for it.
     */
    @Override
    public Enumeration<String> getHeaderNames() {
      Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
      Collections.list(super.getHeaderNames()).stream()
          .filter(ReadHeaders::isRead)
          .forEach(names::add);
      names.add(Trace.HEADER);
      return Collections.enumeration(names);
    }
  }
}
