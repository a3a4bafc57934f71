package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.support.Patience.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Plays the platform, the HIS and the operator, over plain HTTP. */
record Caller(int port) {

  static final String XML = "text/xml; charset=utf-8";
  static final String JSON = "application/json";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Calls an operation; fields as name, value, name, value. */
  Reply call(String funcode, String... fields) {
    return ask(Messages.message(funcode, fields));
  }

  /** Sends a message in a CDATA section. */
  Reply ask(String message) {
    return Reply.of(post("/service", XML, Messages.envelope("<![CDATA[" + message + "]]>")));
  }

  HttpResponse<String> api(String operation, String json) {
    return post("/api/v1/" + operation, JSON, json);
  }

  /** With a key by which a repeat is known. */
  HttpResponse<String> api(String operation, String json, String key) {
    return send(
        HttpRequest.newBuilder(uri("/api/v1/" + operation))
            .header("Content-Type", JSON)
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(json)));
  }

  JsonNode apiJson(String operation, String json) {
    var answer = api(operation, json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer.body());
  }

  /** Says an event; where the message can be asked for. */
  String said(String operation, String json) {
    var taken = api(operation, json);
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    return json(taken.body()).get("message").asText();
  }

  /** Says an event and waits until every platform has it; the delivery to zhejiang. */
  JsonNode delivered(String operation, String json) {
    return delivered(said(operation, json));
  }

  /** Waits until every platform has a message; the delivery to zhejiang. */
  JsonNode delivered(String message) {
    await()
        .until(
            () -> json(get(message).body()).at("/deliveries").findValuesAsText("state"),
            states -> states.stream().allMatch("delivered"::equals));
    return delivery(message);
  }

  /** The delivery of a message to zhejiang. */
  JsonNode delivery(String message) {
    for (JsonNode delivery : json(get(message).body()).at("/deliveries")) {
      if (delivery.get("platform").asText().equals("zhejiang")) {
        return delivery;
      }
    }
    throw new AssertionError("no delivery to zhejiang of " + message);
  }

  HttpResponse<String> post(String path, String type, String body) {
    return post(path, type, BodyPublishers.ofString(body));
  }

  HttpResponse<String> post(String path, String type, BodyPublisher body) {
    return send(HttpRequest.newBuilder(uri(path)).header("Content-Type", type).POST(body));
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  HttpResponse<String> get(String path, String header, String value) {
    return send(HttpRequest.newBuilder(uri(path)).header(header, value));
  }

  HttpResponse<byte[]> postBytes(String path, String type, byte[] body) {
    var request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    try {
      return CLIENT.send(request, BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the health report says of a watched folder. */
  JsonNode folder(String name) {
    return json(get("/actuator/health").body()).at("/components/files/details/" + name);
  }

  /**
   * The message that the simulated platform got last under an operation; the outbox sends others.
   */
  JsonNode lastReceived(String operation) {
    JsonNode last = MissingNode.getInstance();
    for (JsonNode received : json(get("/simulator/zhejiang/received").body())) {
      last = received.get("operation").asText().equals(operation) ? received : last;
    }
    return last;
  }

  /** What the simulated platform does wrong from now on: JSON with single quotes. */
  void faults(String list) {
    faults("zhejiang", list);
  }

  /** What a simulated platform or HIS does wrong from now on: JSON with single quotes. */
  void faults(String system, String list) {
    var planned =
        send(
            HttpRequest.newBuilder(uri("/simulator/" + system + "/faults"))
                .header("Content-Type", JSON)
                .PUT(BodyPublishers.ofString(list.replace('\'', '"'))));
    assertThat(planned.statusCode()).as(planned.body()).isEqualTo(200);
  }

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }
}
