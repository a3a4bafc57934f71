package org.hospitalhub.crash;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hospitalhub.Hub;
import org.hospitalhub.e2e.HubFiles;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The platform that the hubs call: simulated by another hub, in the process of the test. */
final class PlatformStub implements AutoCloseable {

  private static final String MEMORY =
      "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;TRACE_LEVEL_FILE=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String id;
  private final int port;
  private final ConfigurableApplicationContext context;

  /**
   * A message that the platform has accepted.
   *
   * @param key the values of its business keys
   * @param contents how many different messages came under the same keys
   * @param times how often this one came
   * @param first its first place among all that came
   * @param last its last place
   */
  record Acceptance(String operation, String key, int contents, int times, long first, long last) {}

  PlatformStub(String id) {
    this.id = id;
    this.port = Ports.free();
    HubFiles files = new HubFiles(temporary());
    // it knows a visit by the password, which is no business key of the hub
    files.edit(
        "mappings/" + id + "/200106.yaml",
        text -> text.replaceFirst("(?m)^(canonical: .*)$", "$1\nkeys: {visit: pass}"));
    this.context =
        new SpringApplicationBuilder(Hub.class)
            .properties("spring.main.banner-mode=off")
            .run(
                "--server.port=" + port,
                "--hub.simulator=true",
                "--hub.mappings=" + files.root().resolve("mappings"),
                "--spring.datasource.url=" + MEMORY.formatted("simulator-hub-" + port),
                "--hub.his.embedded.url=" + MEMORY.formatted("simulator-his-" + port),
                "--hub.journal.keys.local=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("platform");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is called, before the platform's own path. */
  String url() {
    return url(id);
  }

  /** Where another platform is called, which always does well. */
  String url(String other) {
    return "http://localhost:" + port + "/simulator/" + other;
  }

  /** Has it do wrong what a JSON list says, with single quotes. */
  void faults(String list) {
    send(
        HttpRequest.newBuilder(URI.create(url() + "/faults"))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(list.replace('\'', '"'))));
  }

  /** What it has accepted so far. */
  List<Acceptance> accepted() {
    List<Acceptance> all = new ArrayList<>();
    for (JsonNode one : send(HttpRequest.newBuilder(URI.create(url() + "/accepted")))) {
      List<String> values = new ArrayList<>();
      one.get("keys").forEach(value -> values.add(value.asText()));
      all.add(
          new Acceptance(
              one.get("operation").asText(),
              String.join(" ", values),
              one.get("contents").asInt(),
              one.get("times").asInt(),
              one.get("first").asLong(),
              one.get("last").asLong()));
    }
    return all;
  }

  private static JsonNode send(HttpRequest.Builder request) {
    try {
      var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON", e);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
