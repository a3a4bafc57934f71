package org.hospitalhub.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A description that names its own address is given under names that the hub has: those of the
 * settings, {@code localhost}, and the address of this machine that the request came to. Under
 * another, which the caller only says, callers of the next one could be led elsewhere.
 */
final class KnownHosts extends OncePerRequestFilter {

  private static final String ANY = "any";
  private static final String LOCAL = "localhost";
  private static final int MISDIRECTED = 421;
  private static final Set<String> DESCRIPTIONS = Set.of("wsdl", "singlewsdl");

  private final Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  KnownHosts(List<String> names) {
    names.forEach(name -> this.names.add(name.strip()));
    this.names.add(LOCAL);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String query = request.getQueryString();
    return names.contains(ANY)
        || query == null
        || DESCRIPTIONS.stream().noneMatch(query.toLowerCase(Locale.ROOT)::startsWith);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String host = host(request);
    if (names.contains(host) || host.equals(request.getLocalAddr())) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(MISDIRECTED);
    response.setContentType("text/plain;charset=UTF-8");
    byte[] words =
        "The hub has no such name: hub.hosts has to list it.\n".getBytes(StandardCharsets.UTF_8);
    response.getOutputStream().write(words);
  }

  /** The name that the client used, without its port. */
  private static String host(HttpServletRequest request) {
    boolean believed = Boolean.TRUE.equals(request.getAttribute(ForwardedRequests.BELIEVED));
    String forwarded = believed ? request.getHeader("X-Forwarded-Host") : null;
    return forwarded == null ? plain(request.getServerName()) : plain(withoutPort(forwarded));
  }

  private static String withoutPort(String host) {
    return host.split(",", 2)[0].strip().replaceAll(":\\d+$", "");
  }

  private static String plain(@Nullable String host) {
    return host == null ? "" : host.replaceAll("[\\[\\]]", "");
  }
}
