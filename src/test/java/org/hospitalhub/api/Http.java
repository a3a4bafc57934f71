package org.hospitalhub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A client of the API, with the key it has. */
record Http(int port, @Nullable String key) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  HttpResponse<String> get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return send("POST", path, BodyPublishers.ofString(body), headers);
  }

  HttpResponse<String> put(String path, String body) {
    return send("PUT", path, BodyPublishers.ofString(body));
  }

  HttpResponse<String> delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/" + path))
            .method(method, body)
            .header("Content-Type", "application/json");
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new client with these scopes; this one must be the operator. */
  Http client(String notAfter, String... scopes) {
    String id = "c" + UUID.randomUUID();
    String names = "\"" + String.join("\",\"", scopes) + "\"";
    assertThat(put("clients/" + id, "{\"scopes\": [" + names + "]}").statusCode()).isEqualTo(204);
    return new Http(port, newKey(id, notAfter));
  }

  String newKey(String client, String notAfter) {
    var made = post("clients/" + client + "/keys", "{\"notAfter\": \"" + notAfter + "\"}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return json(made).get("key").asText();
  }

  static JsonNode json(HttpResponse<String> response) {
    try {
      return MAPPER.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + response.body(), e);
    }
  }

  /** The problem that a response is, which must be well-formed. */
  static JsonNode problem(HttpResponse<String> response, int status, String error) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = json(response);
    assertThat(problem.get("type").asText()).isEqualTo("urn:hospitalhub:error:" + error);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("traceId").asText()).matches("[0-9a-f]{32}");
    return problem;
  }
}
