package org.hospitalhub.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.hospitalhub.api.Clients.Client;
import org.hospitalhub.guessing.Guess;
import org.hospitalhub.guessing.Guesses;
import org.hospitalhub.sheet.CanonicalException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who may come in to the API: clients with a key, for what they may do, so often, so long. */
final class Door extends OncePerRequestFilter {

  /** The request attribute that says which client is calling. */
  static final String CLIENT = "hub.api.client";

  /** The request attribute with the scopes of that client. */
  static final String SCOPES = "hub.api.scopes";

  /** The request attribute that says which scope the request needs. */
  static final String SCOPE = "hub.api.scope";

  private static final String BEARER = "Bearer ";
  private static final String DOCUMENT = "openapi.json";
  private static final Client ANYONE = new Client(Clients.ANYONE, Scopes.ALL);

  /** Where API keys are asked for. */
  private static final String GUESSED = "api";

  private final Clients clients;
  private final Guesses guesses;
  private final RateLimit rate;
  private final Refusals refusals;
  private final QueryParameters parameters;
  private final ApiSettings settings;

  Door(
      Clients clients,
      Guesses guesses,
      RateLimit rate,
      Refusals refusals,
      QueryParameters parameters,
      ApiSettings settings) {
    this.guesses = guesses;
    this.clients = clients;
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
    if (!ApiRequest.path(request).equals(DOCUMENT)) {
      Client client = client(request, response);
      take(client, response);
      String scope = Scopes.needed(request.getMethod(), ApiRequest.path(request));
      if (!client.scopes().allow(scope)) {
        throw new CanonicalException("forbidden", "the scope " + scope + " is needed");
      }
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

  private Client client(HttpServletRequest request, HttpServletResponse response) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null && !settings.keysRequired()) {
      return ANYONE;
    }
    try {
      if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
        return known(header.substring(BEARER.length()).strip(), request, response);
      }
    } catch (DataAccessException e) {
      throw new CanonicalException("busy", "the hub's database does not answer");
    }
    throw unauthorized(response, "send a key: Authorization: Bearer …");
  }

  /**
   * Whose key it is. Guesses count by their address alone: the secret of a key cannot be guessed,
   * and whoever knew its id could lock its client out.
   */
  private Client known(String key, HttpServletRequest request, HttpServletResponse response) {
    Guess guess = new Guess(GUESSED, request.getRemoteAddr(), "");
    require(guesses.wait(guess), response);
    return clients
        .authenticate(key)
        .orElseThrow(
            () -> {
              guesses.wrong(guess);
              return unauthorized(response, "the key is not known, or has expired");
            });
  }

  private static CanonicalException unauthorized(HttpServletResponse response, String detail) {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"api\"");
    return new CanonicalException("unauthorized", detail);
  }

  private void take(Client client, HttpServletResponse response) {
    require(rate.take(client.id()), response);
  }

  private static void require(Duration wait, HttpServletResponse response) {
    if (!wait.isZero()) {
      long seconds = wait.plusNanos(999_999_999).toSeconds();
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
      throw new CanonicalException("rate-exceeded", "");
    }
  }
}
