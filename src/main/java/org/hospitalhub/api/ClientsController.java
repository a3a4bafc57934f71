package org.hospitalhub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hospitalhub.api.Clients.Client;
import org.hospitalhub.api.Clients.Key;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Clients and keys, for operators: scopes {@code clients.read} and {@code clients.write}. */
@RestController
@RequestMapping("/api/v1/clients")
final class ClientsController {

  private static final Predicate<String> ID =
      Pattern.compile("[a-z][a-z0-9-]{0,63}").asMatchPredicate();

  private final Clients clients;
  private final Clock clock;

  ClientsController(Clients clients, Clock clock) {
    this.clients = clients;
    this.clock = clock;
  }

  /** What a client may do. */
  record Rights(@Nullable List<@Nullable String> scopes) {}

  /** When a key expires. */
  record Validity(@Nullable Instant notAfter) {}

  /** A client and its keys; a key's secret is shown once, when it is made. */
  record Shown(String id, List<String> scopes, List<ShownKey> keys) {}

  /** A key; the key itself only when it was made a moment ago. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ShownKey(String id, @Nullable String key, Instant created, Instant notAfter) {}

  @GetMapping
  List<Shown> all() {
    List<Key> keys = clients.keys();
    return clients.all().stream().map(client -> shown(client, keys)).toList();
  }

  private static Shown shown(Client client, List<Key> keys) {
    return new Shown(
        client.id(),
        List.copyOf(client.scopes().names()),
        keys.stream()
            .filter(key -> key.client().equals(client.id()))
            .map(key -> new ShownKey(key.id(), null, key.created(), key.notAfter()))
            .toList());
  }

  @PutMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void put(
      @PathVariable("id") String id,
      @RequestBody Rights rights,
      @RequestAttribute(AccessFilter.SCOPES) Scopes own) {
    if (!ID.test(id)) {
      throw new CanonicalException("invalid", "a client's id has letters a-z, digits and hyphens");
    }
    if (Clients.reserved(id)) {
      throw new CanonicalException("invalid", id + " is reserved: use another name");
    }
    if (rights.scopes() == null) {
      throw new CanonicalException("missing", "scopes: a list of them");
    }
    Scopes scopes = Scopes.of(rights.scopes());
    requireCovered(own, scopes);
    clients.put(id, scopes);
  }

  /** A client that could give away what it has not could give it to itself by another name. */
  private static void requireCovered(Scopes own, Scopes given) {
    if (!own.cover(given)) {
      throw new CanonicalException(
          "forbidden", "a client hands out only scopes that it has: " + own);
    }
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable("id") String id) {
    if (!clients.delete(id)) {
      throw noClient(id);
    }
  }

  @PostMapping("/{id}/keys")
  @ResponseStatus(HttpStatus.CREATED)
  ShownKey addKey(
      @PathVariable("id") String id,
      @RequestBody Validity validity,
      @RequestAttribute(AccessFilter.SCOPES) Scopes own,
      HttpServletRequest request) {
    Instant end = RequestTimes.require("notAfter", validity.notAfter());
    if (end == null) {
      throw new CanonicalException("missing", "notAfter: when the key expires");
    }
    if (!end.isAfter(clock.instant())) {
      throw new CanonicalException("invalid", "notAfter is over");
    }
    requireCovered(own, clients.client(id).orElseThrow(() -> noClient(id)).scopes());
    ApiKey key = clients.addKey(id, end).orElseThrow(() -> noClient(id));
    request.setAttribute(AuditedRequests.RESULT, "key " + key.id());
    return new ShownKey(key.id(), key.text(), clock.instant(), end);
  }

  @DeleteMapping("/{id}/keys/{key}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deleteKey(@PathVariable("id") String id, @PathVariable("key") String key) {
    if (!clients.deleteKey(id, key)) {
      throw new CanonicalException("not-found", "the client has no such key");
    }
  }

  private static CanonicalException noClient(String id) {
    return new CanonicalException("not-found", "there is no client " + id);
  }
}
