package org.hospitalhub.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.hospitalhub.api.Clients.Client;
import org.hospitalhub.platform.RateLimit;
import org.hospitalhub.sheet.CanonicalException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who may come in to the API: clients with a key, for what they may do, so often, so long. */
final class Door extends OncePerRequestFilter {

  /** The request attribute that says which client is calling. */
  static final String CLIENT = "hub.api.client";

  private static final String BEARER = "Bearer ";
  private static final String DOCUMENT = "openapi.json";
  private static final Client ANYONE = new Client("anyone", Scopes.ALL);

  private final Clients clients;
  private final RateLimit rate;
  private final RateLimit strangers;
  private final Refusals refusals;
  private final QueryParameters parameters;
  private final ApiSettings settings;

  /**
   * A door.
   *
   * @param rate of each client
   * @param strangers of each address from which it is asked without a right key
   */
  Door(
      Clients clients,
      RateLimit rate,
      RateLimit strangers,
      Refusals refusals,
      QueryParameters parameters,
      ApiSettings settings) {
    this.clients = clients;
    this.rate = rate;
    this.strangers = strangers;
    this.refusals = refusals;
    this.parameters = parameters;
    this.settings = settings;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    ApiExchange exchange = refusals.begin(request);
    ApiRequest admitted;
    try {
      admitted = admit(request, response);
    } catch (CanonicalException e) {
      refusals.refuse(e, exchange, response);
      return;
    }
    chain.doFilter(admitted, response);
  }

  private ApiRequest admit(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!ApiRequest.path(request).equals(DOCUMENT)) {
      Client client = client(request, response);
      take(rate, client.id(), response);
      String scope = Scopes.needed(request.getMethod(), ApiRequest.path(request));
      if (!client.scopes().allow(scope)) {
        throw new CanonicalException("forbidden", "the scope " + scope + " is needed");
      }
      request.setAttribute(CLIENT, client.id());
    }
    parameters.require(
        request.getMethod(),
        ApiRequest.PREFIX + ApiRequest.path(request),
        request.getQueryString());
    return ApiRequest.read(request, (int) settings.maxBody().toBytes());
  }

  private Client client(HttpServletRequest request, HttpServletResponse response) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null && !settings.keysRequired()) {
      return ANYONE;
    }
    if (header == null) {
      take(strangers, request.getRemoteAddr(), response);
    }
    try {
      if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
        return clients
            .authenticate(header.substring(BEARER.length()).strip())
            .orElseThrow(() -> unknown(request, response));
      }
    } catch (DataAccessException e) {
      throw new CanonicalException("busy", "the hub's database does not answer");
    }
    throw unauthorized(response, "send a key: Authorization: Bearer …");
  }

  /** Only those who are wrong are counted: a right key opens also from a busy address. */
  private CanonicalException unknown(HttpServletRequest request, HttpServletResponse response) {
    take(strangers, request.getRemoteAddr(), response);
    return unauthorized(response, "the key is not known, or has expired");
  }

  private static CanonicalException unauthorized(HttpServletResponse response, String detail) {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"api\"");
    return new CanonicalException("unauthorized", detail);
  }

  private static void take(RateLimit limit, String caller, HttpServletResponse response) {
    Duration wait = limit.take(caller);
    if (!wait.isZero()) {
      long seconds = wait.plusNanos(999_999_999).toSeconds();
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
      throw new CanonicalException("rate-exceeded", "");
    }
  }
}
