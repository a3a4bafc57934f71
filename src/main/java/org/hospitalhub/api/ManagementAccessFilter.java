package org.hospitalhub.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.hospitalhub.sheet.CanonicalException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who may ask how the hub is. Whether it lives and is ready it tells everybody; its parts, which
 * name platforms and databases, and its metrics it tells clients with the scope {@code
 * actuator.read}. There is one way to write these addresses: a proxy that closes it closes all.
 */
final class ManagementAccessFilter extends OncePerRequestFilter {

  /** Where the addresses begin; what begins otherwise passes. */
  static final String PREFIX = "/actuator";

  private static final Set<String> OPEN =
      Set.of(PREFIX + "/health/liveness", PREFIX + "/health/readiness");

  private final ApiKeys keys;
  private final Problems problems;

  ManagementAccessFilter(ApiKeys keys, Problems problems) {
    this.keys = keys;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !below(path(request));
  }

  /** As it is understood: decoded, and without what can be left out. */
  private static String path(HttpServletRequest request) {
    String below = request.getPathInfo();
    return request.getServletPath() + (below == null ? "" : below);
  }

  private static boolean below(String path) {
    return path.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      require(request, response);
    } catch (CanonicalException e) {
      problems.write(e, ApiRequest.traceId(request), response);
      return;
    }
    chain.doFilter(request, response);
  }

  private void require(HttpServletRequest request, HttpServletResponse response) {
    String written = request.getRequestURI().substring(request.getContextPath().length());
    if (!written.equals(path(request))) {
      throw new CanonicalException("not-found", "there is nothing at this address");
    }
    if (!OPEN.contains(written)) {
      String scope = Scopes.needed(request.getMethod(), "actuator");
      keys.require(scope, keys.client(request, response));
    }
  }
}
