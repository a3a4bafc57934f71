package org.hospitalhub.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.hospitalhub.api.Clients.Client;
import org.hospitalhub.guessing.Guess;
import org.hospitalhub.guessing.Guesses;
import org.hospitalhub.platform.ClientCertificate;
import org.hospitalhub.platform.RateLimit;
import org.hospitalhub.sheet.CanonicalException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;

/** Knows clients by the keys that their requests carry. */
final class ApiKeys {

  private static final String BEARER = "Bearer ";
  private static final Client ANYONE = new Client(Clients.ANYONE, Scopes.ALL);

  /** Where API keys are asked for. */
  private static final String GUESSED = "api";

  private final Clients clients;
  private final Guesses guesses;
  private final RateLimit anonymous;
  private final boolean required;
  private final Map<String, String> certificates;

  /**
   * Keys.
   *
   * @param anonymous how often may be asked from an address without a right key
   * @param required whether a request without a key is refused
   * @param certificates client to the fingerprint of the certificate that its keys need
   */
  ApiKeys(
      Clients clients,
      Guesses guesses,
      RateLimit anonymous,
      boolean required,
      Map<String, String> certificates) {
    this.clients = clients;
    this.guesses = guesses;
    this.anonymous = anonymous;
    this.required = required;
    this.certificates = certificates;
  }

  /**
   * The client of a request.
   *
   * @throws CanonicalException {@code unauthorized}, {@code busy}; {@code rate-exceeded} when too
   *     many wrong keys came from its address
   */
  Client client(HttpServletRequest request, HttpServletResponse response) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null && !required) {
      return ANYONE;
    }
    if (header == null) {
      require(anonymous.take(request.getRemoteAddr()), response);
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
   * Requires a scope.
   *
   * @throws CanonicalException {@code forbidden}
   */
  void require(String scope, Client client) {
    if (!client.scopes().allow(scope)) {
      throw new CanonicalException("forbidden", "the scope " + scope + " is needed");
    }
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
        .filter(client -> shown(client, request))
        .orElseThrow(
            () -> {
              guesses.wrong(guess);
              // only those who are wrong are counted: a right key opens also from a busy address
              require(anonymous.take(request.getRemoteAddr()), response);
              return unauthorized(
                  response, "the key is not known, has expired, or needs its certificate");
            });
  }

  private boolean shown(Client client, HttpServletRequest request) {
    String certificate = certificates.get(client.id());
    return certificate == null || certificate.equals(request.getHeader(ClientCertificate.HEADER));
  }

  private static CanonicalException unauthorized(HttpServletResponse response, String detail) {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"api\"");
    return new CanonicalException("unauthorized", detail);
  }

  /**
   * Has a client wait.
   *
   * @throws CanonicalException {@code rate-exceeded}, unless there is nothing to wait for
   */
  static void require(Duration wait, HttpServletResponse response) {
    if (!wait.isZero()) {
      long seconds = wait.plusNanos(999_999_999).toSeconds();
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
      throw new CanonicalException("rate-exceeded", "");
    }
  }
}
