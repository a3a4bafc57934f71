package org.hospitalhub.benchmark.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.hospitalhub.benchmark.load.ServiceProcess.Kind;

/**
 * The hub beside a service written by hand, over SOAP: {@code docs/benchmarks.md}.
 *
 * <p>Each service has the machine to itself: it starts on a fresh copy of one database, idles,
 * warms up and is measured in rounds; then comes the other, and all of it again.
 */
public final class LoadRun {

  private final LoadSettings settings;
  private final Map<Kind, Map<Scenario, List<Load.Result>>> results = new EnumMap<>(Kind.class);

  private LoadRun(LoadSettings settings) {
    this.settings = settings;
  }

  /** Arguments {@code name=value} replace those of {@link LoadSettings}. */
  public static void main(String[] arguments) throws Exception {
    new LoadRun(LoadSettings.of(arguments)).run();
  }

  private void run() throws Exception {
    Extracted.create();
    callers();
    Path folder = Files.createTempDirectory("hub-load");
    try (HubDatabases databases = HubDatabases.of(settings.database())) {
      Path seeded = Files.createDirectory(folder.resolve("seed"));
      Seed seed = new Seed(seeded, settings.slots(), "");
      seed.create();
      for (int repeat = 0; repeat < settings.repeats(); repeat++) {
        for (Kind kind : settings.services()) {
          Path own = Files.createDirectory(folder.resolve(kind + "-" + repeat));
          Files.copy(seeded.resolve("his.mv.db"), own.resolve("his.mv.db"));
          measure(kind, new Seed(own, settings.slots(), databases.next(own)));
        }
      }
      summary();
    } finally {
      delete(folder);
    }
  }

  /** What the callers themselves could do. */
  private void callers() throws Exception {
    try (ConstantServer server = new ConstantServer()) {
      Load load = new Load(server.port(), settings.connections());
      load.run(Scenario.SLOTS, Duration.ofSeconds(3));
      Load.Result result = load.run(Scenario.BOOKINGS, Duration.ofSeconds(3));
      System.out.printf("callers alone: %,.0f requests/s%n", result.perSecond());
    }
  }

  private void measure(Kind kind, Seed seed) throws Exception {
    Scenario.BOOKINGS.reset();
    try (ServiceProcess service = ServiceProcess.start(kind, settings, seed)) {
      Thread.sleep(settings.idle().toMillis());
      System.out.printf(
          "%s: start %.1f s, idle %d MiB%n", kind, service.startSeconds(), service.memory());
      Load load = new Load(service.port(), settings.connections());
      warm(new Load(service.port(), 1)); // leaves the compiler a processor
      warm(load);
      for (int round = 0; round < settings.rounds(); round++) {
        for (Scenario scenario : settings.scenarios()) {
          long before = service.processorMicros();
          Load.Result result = load.run(scenario, settings.round());
          keep(kind, scenario, result.using(service.processorMicros() - before));
        }
      }
      System.out.printf("%s: after the load %d MiB%n", kind, service.memory());
    }
  }

  private void warm(Load load) throws Exception {
    for (Scenario scenario : settings.scenarios()) {
      load.run(scenario, settings.warmup().dividedBy(2L * settings.scenarios().size()));
    }
  }

  private void keep(Kind kind, Scenario scenario, Load.Result result) {
    results
        .computeIfAbsent(kind, k -> new EnumMap<>(Scenario.class))
        .computeIfAbsent(scenario, s -> new ArrayList<>())
        .add(result);
    System.out.printf(
        "%-19s %s %,8.0f requests/s  p50 %6.2f ms  p99 %6.2f ms  %5.0f µs of processor each%n",
        kind,
        scenario.operation(),
        result.perSecond(),
        result.millis(0.5),
        result.millis(0.99),
        result.processorMicrosEach());
  }

  private void summary() {
    for (Scenario scenario : settings.scenarios()) {
      for (Kind kind : results.keySet()) {
        System.out.printf(
            "%s %-19s median %,8.0f requests/s, %5.0f µs of processor each%n",
            scenario.operation(),
            kind,
            median(kind, scenario, Load.Result::perSecond),
            median(kind, scenario, Load.Result::processorMicrosEach));
      }
      compare(scenario, Kind.HUB, Kind.BY_HAND);
      compare(scenario, Kind.HUB_UNJOURNALED, Kind.BY_HAND_UNJOURNALED);
      compare(scenario, Kind.HUB, Kind.HUB_UNJOURNALED);
    }
  }

  private void compare(Scenario scenario, Kind one, Kind other) {
    if (results.containsKey(one) && results.containsKey(other)) {
      System.out.printf(
          "%s %s / %s: %.2f of the requests, %.2f of the processor%n",
          scenario.operation(),
          one,
          other,
          ratio(scenario, one, other, Load.Result::perSecond),
          ratio(scenario, one, other, Load.Result::processorMicrosEach));
    }
  }

  private double ratio(
      Scenario scenario, Kind one, Kind other, ToDoubleFunction<Load.Result> figure) {
    return median(one, scenario, figure) / median(other, scenario, figure);
  }

  private double median(Kind kind, Scenario scenario, ToDoubleFunction<Load.Result> figure) {
    double[] sorted =
        results.get(kind).get(scenario).stream().mapToDouble(figure).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
