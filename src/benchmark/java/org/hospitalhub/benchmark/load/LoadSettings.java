package org.hospitalhub.benchmark.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hospitalhub.benchmark.load.ServiceProcess.Kind;

/**
 * How a load run goes.
 *
 * @param services in this order, as often as {@code repeats} says
 * @param scenarios in turns
 * @param rate requests per second; 0: as many as it can
 * @param jvm options of both services
 * @param idle how long a service does nothing before its memory is read
 * @param warmup for all scenarios together
 * @param slots how many bookings there is room for
 * @param database the hub's own: {@code h2}, or {@code postgresql}, a process of its own
 * @param under what each service is started by, such as {@code taskset -c 0}; empty: nothing
 */
record LoadSettings(
    List<Kind> services,
    List<Scenario> scenarios,
    List<String> jvm,
    int connections,
    int rate,
    int repeats,
    int rounds,
    Duration round,
    Duration idle,
    Duration warmup,
    int slots,
    String database,
    List<String> under) {

  /** As {@code docs/operations.md} says. */
  private static final String JVM =
      "-Xms128m -Xmx2g -XX:G1PeriodicGCInterval=5000 -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30";

  static LoadSettings of(String... arguments) {
    Map<String, String> given = new HashMap<>();
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      given.put(parts[0], parts[1]);
    }
    return new LoadSettings(
        words(given.getOrDefault("services", "HUB,BY_HAND"), ",").map(Kind::valueOf).toList(),
        words(given.getOrDefault("scenarios", "SLOTS,BOOKINGS"), ",").map(Scenario::valueOf).toList(),
        words(given.getOrDefault("jvm", JVM), " ").toList(),
        number(given, "connections", 16),
        number(given, "rate", 0),
        number(given, "repeats", 2),
        number(given, "rounds", 4),
        Duration.ofSeconds(number(given, "round", 8)),
        Duration.ofSeconds(number(given, "idle", 10)),
        Duration.ofSeconds(number(given, "warmup", 180)),
        number(given, "slots", 600_000),
        given.getOrDefault("database", "h2"),
        words(given.getOrDefault("under", ""), " ").toList());
  }

  private static int number(Map<String, String> given, String name, int fallback) {
    return Integer.parseInt(given.getOrDefault(name, String.valueOf(fallback)));
  }

  private static Stream<String> words(String text, String separator) {
    return Stream.of(text.split(separator)).filter(word -> !word.isEmpty());
  }
}
