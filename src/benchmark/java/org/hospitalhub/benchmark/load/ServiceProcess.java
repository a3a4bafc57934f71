package org.hospitalhub.benchmark.load;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A service under load, in a process of its own.
 *
 * @param startSeconds from the start of the process to its first right answer
 */
record ServiceProcess(Process process, int port, double startSeconds) implements AutoCloseable {

  static final int PORT = 18080;

  private static final int PATIENCE_SECONDS = 600;

  /** The services, which answer the same. */
  enum Kind {
    /** The hub, as it is delivered. */
    HUB {
      @Override
      List<String> command(Seed seed) throws IOException {
        return hub(seed, Path.of("routes"), true);
      }
    },
    /** The hub without its journal and its stored replies. */
    HUB_UNJOURNALED {
      @Override
      List<String> command(Seed seed) throws IOException {
        return hub(seed, UnjournaledRoutes.below(seed.folder()), false);
      }
    },
    /** The hub with the partners of {@link BadPartner}, and callers who have to show keys. */
    HUB_IN_TROUBLE {
      @Override
      List<String> command(Seed seed) throws IOException {
        List<String> command = new ArrayList<>(hub(seed, Path.of("routes"), true));
        command.remove("--hub.simulator=true");
        command.add("--hub.api.operator-key=" + Trouble.KEY);
        command.add("--hub.platforms.exam.trusted=" + Trouble.ADDRESS);
        command.addAll(BadPartner.settings());
        return command;
      }
    },
    /** The same written by hand, with the hub's journal and stored replies. */
    BY_HAND {
      @Override
      List<String> command(Seed seed) {
        return byHand(seed.his(), seed.hub());
      }
    },
    /** The same written by hand, recording nothing. */
    BY_HAND_UNJOURNALED {
      @Override
      List<String> command(Seed seed) {
        return byHand(seed.his());
      }
    };

    abstract List<String> command(Seed seed) throws IOException;

    private static List<String> byHand(String... databases) {
      List<String> command = new ArrayList<>();
      command.add("-cp");
      command.add(System.getProperty("java.class.path"));
      command.add("-Dlogback.configurationFile=org/hospitalhub/benchmark/logback.xml");
      command.add("org.hospitalhub.benchmark.byhand.ByHand");
      command.add(String.valueOf(PORT));
      command.addAll(List.of(databases));
      return command;
    }

    private static List<String> hub(Seed seed, Path routes, boolean journaled)
        throws IOException {
      return List.of(
          "-jar",
          Extracted.JAR.toString(),
          "--server.port=" + PORT,
          "--hub.simulator=true",
          "--hub.platforms.zhejiang.callers=any",
          "--hub.routes=" + routes,
          "--hub.mappings=" + UnthrottledFiles.mappings(seed.folder(), journaled),
          "--hub.journal.generate-keys=true",
          "--hub.journal.keys.local=file:" + seed.folder().resolve("local.key"),
          "--spring.datasource.url=" + seed.hub(),
          "--hub.his.embedded.url=" + seed.his());
    }
  }

  /** Starts it and waits until it answers. */
  static ServiceProcess start(Kind kind, LoadSettings settings, Seed seed)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(settings.under());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(settings.jvm());
    command.addAll(kind.command(seed));
    File log = seed.folder().resolve(kind + ".log").toFile();
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() - start > PATIENCE_SECONDS * 1e9) {
        process.destroyForcibly().waitFor();
        throw new IllegalStateException(
            kind + " does not answer: " + Files.readString(log.toPath()));
      }
      Thread.sleep(20);
    }
    return new ServiceProcess(process, PORT, (System.nanoTime() - start) / 1e9);
  }

  private static boolean answers() {
    try (Connection connection = new Connection(PORT)) {
      return connection.exchange(Scenario.SLOTS.request(), Scenario.SUCCESS);
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** Processor time used so far, in microseconds. */
  long processorMicros() {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1000;
  }

  /** Resident memory in MiB. */
  long memory() throws IOException {
    try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(-1L);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
