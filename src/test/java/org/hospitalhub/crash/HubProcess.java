package org.hospitalhub.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.support.Patience.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hospitalhub.support.Patience;
import org.jspecify.annotations.Nullable;

/** A hub in a process of its own, which is started and ended many times. */
final class HubProcess implements AutoCloseable {

  /** A short start matters more here than speed later. */
  private static final List<String> JVM =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx384m", "-Dfile.encoding=UTF-8");

  private static final List<String> UNDER_WAY =
      List.of(
          "/api/v1/deliveries?state=pending",
          "/api/v1/deliveries?state=sending",
          "/api/v1/deliveries?state=unknown",
          "/api/v1/journal?outcome=open");

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final int port;
  private final Map<String, String> settings;
  private final File log;
  private @Nullable Process process;

  /**
   * A hub that does not run yet.
   *
   * @param name names its log, {@code target/logs/<name>.log}
   * @param settings its configuration
   */
  HubProcess(String name, int port, Map<String, String> settings) {
    this.port = port;
    this.settings = Map.copyOf(settings);
    this.log = log(name);
  }

  private static File log(String name) {
    try {
      Path log = Files.createDirectories(Path.of("target/logs")).resolve(name + ".log");
      Files.deleteIfExists(log);
      return log.toFile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  /** Starts it, and does not wait. */
  void start() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(List.of("-cp", classPath(), "org.hospitalhub.Hub", "--server.port=" + port));
    settings.forEach((name, value) -> command.add("--" + name + "=" + value));
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tests' class path also where they were started from a jar that only names it. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** Waits until it says that it is ready. */
  void awaitReady() {
    await()
        .until(
            () -> {
              assertThat(running().isAlive()).as("the hub runs; see %s", log).isTrue();
              return isReady();
            });
  }

  /** Whether it says that it is ready. */
  boolean isReady() {
    return !get("/actuator/health/readiness").isEmpty();
  }

  /** Waits until all deliveries, entries of the journal and uploads have come to an end. */
  void awaitRest() {
    await()
        .until(
            () ->
                UNDER_WAY.stream().map(this::get).allMatch(HubProcess::isEmptyList)
                    && isAtRest(get("/api/v1/uploads/visit-results/runs")));
  }

  private static boolean isEmptyList(String body) {
    return !body.isEmpty() && !body.contains("\"id\":");
  }

  private static boolean isAtRest(String runs) {
    return runs.contains("\"runs\"") && !runs.contains("reading") && !runs.contains("sending");
  }

  /** The body of a good answer, or nothing. */
  String get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .timeout(Patience.LIMIT)
            .build();
    try {
      HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
      return answer.statusCode() == 200 ? answer.body() : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** SIGKILL. */
  void kill() {
    end(running().destroyForcibly());
  }

  /** SIGTERM, and waits for the end. */
  void stop() {
    running().destroy();
    end(running());
  }

  private static void end(Process ending) {
    try {
      Patience.awaitEnd(ending);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException("the hub was not started");
    }
    return process;
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
