package org.hospitalhub.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Where the hub tells of its incidents. */
final class Webhook {

  private final Queue<JsonNode> incidents = new ConcurrentLinkedQueue<>();
  private final HttpServer server;

  Webhook() {
    try {
      server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        call -> {
          byte[] body = call.getRequestBody().readAllBytes();
          incidents.add(Caller.json(new String(body, StandardCharsets.UTF_8)));
          call.sendResponseHeaders(204, -1);
          call.close();
        });
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/incidents";
  }

  /** What it was told of an operation, oldest first. */
  List<JsonNode> incidents(String operation) {
    return incidents.stream().filter(i -> i.get("operation").asText().equals(operation)).toList();
  }
}
