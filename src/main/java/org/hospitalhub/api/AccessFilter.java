package org.hospitalhub.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hospitalhub.api.Clients.Client;
import org.hospitalhub.platform.RateLimit;
import org.hospitalhub.sheet.CanonicalException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Admits clients with a key, to what they may do, as often and with as much as they may. */
final class AccessFilter extends OncePerRequestFilter {

  /** The request attribute that says which client is calling. */
  static final String CLIENT = "hub.api.client";

  /** The request attribute with the scopes of that client. */
  static final String SCOPES = "hub.api.scopes";

  /** The request attribute that says which scope the request needs. */
  static final String SCOPE = "hub.api.scope";

  private static final String DOCUMENT = "openapi.json";

  private final ApiKeys keys;
  private final RateLimit rate;
  private final RefusedRequests refusals;
  private final QueryParameters parameters;
  private final ApiSettings settings;

  /**
   * A filter.
   *
   * @param rate of each client
   */
  AccessFilter(
      ApiKeys keys,
      RateLimit rate,
      RefusedRequests refusals,
      QueryParameters parameters,
      ApiSettings settings) {
    this.keys = keys;
    this.rate = rate;
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
    Client client = keys.client(request, response);
    ApiKeys.require(rate.take(client.id()), response);
    if (!ApiRequest.path(request).equals(DOCUMENT)) {
      String scope = Scopes.needed(request.getMethod(), ApiRequest.path(request));
      keys.require(scope, client);
      request.setAttribute(CLIENT, client.id());
      request.setAttribute(SCOPES, client.scopes());
      request.setAttribute(SCOPE, scope);
    }
    parameters.require(
        request.getMethod(),
        ApiRequest.PREFIX + ApiRequest.path(request),
        request.getQueryString());
    return ApiRequest.read(request, (int) settings.maxBody().toBytes());
  }
}
