package org.hospitalhub.benchmark.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hospitalhub.benchmark.load.ServiceProcess.Kind;

/**
 * How long the others wait while callers and partners do wrong whatever they can: {@code
 * docs/benchmarks.md}. First nobody does, then each kind by itself, in the end all at once.
 */
public final class TroubleRun {

  private final LoadSettings settings;
  private final Map<Scenario, Load.Result> quiet = new EnumMap<>(Scenario.class);

  private TroubleRun(LoadSettings settings) {
    this.settings = settings;
  }

  /** Arguments {@code name=value} replace those of {@link LoadSettings}. */
  public static void main(String[] arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("connections=4", "rate=100", "warmup=60"));
    all.addAll(List.of(arguments));
    new TroubleRun(LoadSettings.of(all.toArray(String[]::new))).run();
    System.exit(0); // those who make trouble may still be waiting
  }

  private void run() throws Exception {
    Extracted.create();
    Path folder = Files.createTempDirectory("hub-trouble");
    try (HubDatabases databases = HubDatabases.of(settings.database());
        BadPartner partner = new BadPartner()) {
      partner.begin();
      Seed seed = new Seed(folder, settings.slots(), databases.next(folder));
      seed.create();
      try (ServiceProcess hub = ServiceProcess.start(Kind.HUB_IN_TROUBLE, settings, seed)) {
        Load load = new Load(hub.port(), settings.connections(), settings.rate());
        for (Scenario scenario : settings.scenarios()) {
          load.unpaced().run(scenario, settings.warmup().dividedBy(settings.scenarios().size()));
        }
        measure("nobody", load);
        for (Trouble trouble : Trouble.values()) {
          beside(load, trouble);
        }
        beside(load, Trouble.values());
        measure("nobody again", load);
        System.out.printf("after all of it: %d MiB%n", hub.memory());
      }
    } finally {
      LoadRun.delete(folder);
    }
  }

  private void beside(Load load, Trouble... troubles) throws Exception {
    for (Trouble trouble : troubles) {
      trouble.begin(load.port());
    }
    Thread.sleep(Duration.ofSeconds(2).toMillis());
    measure(troubles.length == 1 ? troubles[0].name() : "all of them", load);
    for (Trouble trouble : troubles) {
      trouble.end();
    }
  }

  private void measure(String who, Load load) throws Exception {
    for (Scenario scenario : settings.scenarios()) {
      Load.Result result = load.run(scenario, settings.round());
      Load.Result before = quiet.computeIfAbsent(scenario, s -> result);
      System.out.printf(
          "%s beside %-17s p50 %6.2f ms  p99 %6.2f ms   %4.1f and %4.1f of quiet%n",
          scenario.operation(),
          who,
          result.millis(0.5),
          result.millis(0.99),
          result.millis(0.5) / before.millis(0.5),
          result.millis(0.99) / before.millis(0.99));
    }
  }
}
