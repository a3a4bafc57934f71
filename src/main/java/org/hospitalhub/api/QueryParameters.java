package org.hospitalhub.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The query parameters that each address of the API has, as its OpenAPI document says. Another one
 * is refused: what is misspelt would otherwise be left out of a search in silence.
 */
final class QueryParameters {

  private static final Pattern VARIABLE = Pattern.compile("\\{\\w+}");

  private final List<Address> addresses;

  private record Address(String method, Pattern path, Set<String> parameters) {}

  /**
   * The parameters of an API.
   *
   * @param document OpenAPI
   */
  QueryParameters(JsonNode document) {
    this.addresses =
        document
            .path("paths")
            .propertyStream()
            .flatMap(
                path ->
                    path.getValue()
                        .propertyStream()
                        .filter(method -> method.getValue().isObject())
                        .map(method -> address(method.getKey(), path.getKey(), method.getValue())))
            .toList();
  }

  private static Address address(String method, String path, JsonNode operation) {
    Set<String> parameters =
        StreamSupport.stream(operation.path("parameters").spliterator(), false)
            .filter(parameter -> parameter.path("in").asText().equals("query"))
            .map(parameter -> parameter.path("name").asText())
            .collect(Collectors.toCollection(TreeSet::new));
    String expression = VARIABLE.matcher(Pattern.quote(path)).replaceAll("\\\\E[^/]+\\\\Q");
    return new Address(method, Pattern.compile(expression), parameters);
  }

  /**
   * Refuses parameters that an address does not have; one that the document does not describe may
   * have any.
   *
   * @param query the query string; null when there is none
   * @throws CanonicalException {@code invalid}
   */
  void require(String method, String path, @Nullable String query) {
    if (query == null || query.isEmpty()) {
      return;
    }
    String asked = method.equals("HEAD") ? "GET" : method;
    addresses.stream()
        .filter(a -> a.method().equalsIgnoreCase(asked) && a.path().matcher(path).matches())
        .findFirst()
        .ifPresent(address -> require(address.parameters(), names(query)));
  }

  private static Set<String> names(String query) {
    return UriComponentsBuilder.newInstance()
        .query(query)
        .build()
        .getQueryParams()
        .keySet()
        .stream()
        .map(QueryParameters::decoded)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String decoded(String name) {
    try {
      return UriUtils.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name; // no address has it
    }
  }

  private static void require(Set<String> parameters, Set<String> names) {
    names.removeAll(parameters);
    if (!names.isEmpty()) {
      String known =
          parameters.isEmpty()
              ? "this address has none"
              : "this address has " + String.join(", ", parameters);
      throw new CanonicalException(
          "invalid", "unknown query parameters: " + String.join(", ", names) + "; " + known);
    }
  }
}
