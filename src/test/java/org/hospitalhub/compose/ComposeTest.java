package org.hospitalhub.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hospitalhub.Hub;
import org.hospitalhub.support.PostgresPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;

class ComposeTest {

  private static final Path FILE = Path.of("docker-compose.yml");
  private static final String OPERATOR = "operators-key-of-a-test-0123456789abcdef";

  @TempDir Path secrets;

  @Test
  void isAcceptedByDocker() throws Exception {
    Optional<List<String>> compose =
        Stream.of(List.of("docker", "compose"), List.of("docker-compose"))
            .filter(command -> run(command, "version") == 0)
            .findFirst();
    assumeTrue(compose.isPresent(), "docker compose is not installed here");

    assertThat(run(compose.get(), "-f", FILE.toString(), "config", "--quiet")).isZero();
  }

  /** Where the proxy's own files are not, the rest of its configuration is checked. */
  @Test
  void hasAConfigurationThatTheProxyAccepts() throws Exception {
    assumeTrue(run(List.of("haproxy"), "-v") == 0, "haproxy is not installed here");
    Path configuration = secrets.resolve("haproxy.cfg");
    List<String> lines =
        Files.readAllLines(Path.of("src/main/docker/haproxy.cfg")).stream()
            .filter(line -> !line.contains("proxy-certificate"))
            .toList();
    Files.write(configuration, lines);

    assertThat(run(List.of("haproxy"), "-c", "-f", configuration.toString())).isZero();
  }

  @Test
  void namesOnlyFilesThatThereAre() throws IOException {
    JsonNode services = new YAMLMapper().readTree(FILE.toFile()).get("services");
    JsonNode hub = new YAMLMapper().readTree(FILE.toFile()).get("x-hub");
    List<String> named = new ArrayList<>();
    named.add(hub.at("/build/dockerfile").asText());
    for (JsonNode service : List.of(hub, services.get("proxy"), services.get("postgres"))) {
      service.get("volumes").forEach(volume -> named.add(volume.asText().split(":")[0]));
    }
    named.remove("database");

    assertThat(named).hasSizeGreaterThan(5).allMatch(file -> Files.exists(Path.of(file)), "exists");
  }

  /**
   * The settings of the hubs, their secrets in files, a PostgreSQL as the compose file makes it.
   */
  @Test
  void startsAHubThatIsReady() throws Exception {
    Files.writeString(secrets.resolve("database-password"), "postgres\n");
    Files.writeString(
        secrets.resolve("journal-key"), "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=\n");
    Files.writeString(secrets.resolve("operator-key"), OPERATOR + "\n");
    try (EmbeddedPostgres postgres = PostgresPool.server().start()) {
      create(postgres);
      var hub =
          new SpringApplicationBuilder(Hub.class)
              .run(
                  "--spring.config.additional-location=file:src/main/docker/",
                  "--hub.secrets=" + secrets,
                  "--hub.database=localhost:" + postgres.getPort(),
                  "--logging.structured.format.console=", // it would be that of all other tests
                  "--management.server.port=0",
                  "--server.port=0");
      try {
        String address =
            "http://localhost:" + hub.getEnvironment().getProperty("local.server.port");
        String inside =
            "http://localhost:" + hub.getEnvironment().getProperty("local.management.port");

        HttpResponse<String> ready = get(inside + "/actuator/health/readiness");
        assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
        HttpResponse<String> his =
            get(inside + "/actuator/health/his/embedded", "Authorization", "Bearer " + OPERATOR);
        assertThat(get(inside + "/actuator/health").statusCode()).isEqualTo(401);
        assertThat(get(inside + "/actuator/prometheus").statusCode()).isEqualTo(401);
        assertThat(get(address + "/actuator/health/liveness").statusCode()).isEqualTo(404);
        assertThat(his.body()).contains("\"status\":\"UP\"");
        assertThat(get(address + "/api/v1/deliveries").statusCode()).isEqualTo(401);
        assertThat(
                get(address + "/api/v1/deliveries", "Authorization", "Bearer " + OPERATOR).body())
            .contains("deliveries");
      } finally {
        hub.close();
      }
    }
  }

  private static void create(EmbeddedPostgres postgres) throws SQLException, IOException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create role hub superuser login");
      statement.execute("create database hub owner hub");
      statement.execute(Files.readString(Path.of("src/main/docker/his.sql")));
    }
  }

  private static HttpResponse<String> get(String address, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private static int run(List<String> program, String... arguments) {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
