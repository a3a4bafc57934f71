package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Surroundings.HUB;

import java.util.Arrays;
import java.util.List;

/** What Prometheus would read of the hub at one moment. */
record Metrics(List<String> lines) {

  static Metrics now() {
    var answer = HUB.get("/actuator/prometheus");
    assertThat(answer.statusCode()).isEqualTo(200);
    return new Metrics(answer.body().lines().filter(line -> !line.startsWith("#")).toList());
  }

  /** How many calls a breaker has kept back so far. */
  static double keptBackBy(String breaker) {
    String label = "name=\"" + breaker + "\"";
    return now().value("resilience4j_circuitbreaker_not_permitted_calls_total", label);
  }

  /** The value of a metric with these labels ({@code name="value"}); 0 when there is none. */
  double value(String name, String... labels) {
    return with(name, labels).stream()
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** The lines of a metric with these labels. */
  List<String> with(String name, String... labels) {
    return lines.stream()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .filter(line -> Arrays.stream(labels).allMatch(line::contains))
        .toList();
  }
}
