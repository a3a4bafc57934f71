package org.hospitalhub.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Calls hubs, and counts how often in vain. */
final class HubClient {

  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  HubClient(int port) {
    this.base = URI.create("http://localhost:" + port);
  }

  /**
   * Sends a message.
   *
   * @return nothing when no answer came, or one that does not come from an application
   */
  Optional<HttpResponse<String>> post(String path, String type, String body, Duration patience) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", type)
            .timeout(patience)
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() < 500) {
        return Optional.of(answer);
      }
      failures.add(path + " " + answer.statusCode());
    } catch (IOException e) {
      failures.add(path + " " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return Optional.empty();
  }

  /** How often each kind of failure occurred. */
  Map<String, Long> failures() {
    Map<String, Long> counts = new TreeMap<>();
    failures.forEach(failure -> counts.merge(failure, 1L, Long::sum));
    return counts;
  }
}
