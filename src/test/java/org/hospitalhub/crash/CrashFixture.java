package org.hospitalhub.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.hospitalhub.e2e.HubFiles;
import org.hospitalhub.support.Patience;
import org.springframework.util.FileSystemUtils;

/** What stands around the hubs of a test: folder, databases, platform */
final class CrashFixture implements AutoCloseable {

  private static final String PLATFORM = "zhejiang";

  private final String name;
  private final Path folder;
  private final HubFiles files;
  private final Databases databases;
  final PlatformStub platform = new PlatformStub(PLATFORM);
  final Ledger ledger = new Ledger();

  private CrashFixture(String name, Path folder, Databases databases) {
    this.name = name;
    this.folder = folder;
    this.databases = databases;
    this.files = new HubFiles(folder);
    shortenTimes();
  }

  /** A fixture for one hub, with databases in files. */
  static CrashFixture inFiles(String name) {
    Path folder = temporary();
    return new CrashFixture(name, folder, Databases.inFiles(folder));
  }

  /** A fixture whose hubs share the databases of a server. */
  static CrashFixture on(Postgres postgres, String name) {
    return new CrashFixture(name, temporary(), Postgres.databases(postgres.port()));
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("crash");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What the hub waits for in a hospital would make the test wait too. A starved hub must still
   * send within a lease what it has claimed, and say within the node's time-out that it lives.
   */
  private void shortenTimes() {
    files.edit(
        "mappings/" + PLATFORM + "/platform.yaml",
        text -> text.replace("readTimeout: 10s", "readTimeout: 3s"));
    files.edit(
        "routes/templates.camel.yaml",
        text -> text.replace("waitDurationInOpenState: 10", "waitDurationInOpenState: 1"));
    // visits become due as soon as they are booked
    files.edit(
        "mappings/his/embedded/visit-result.due.sql",
        text ->
            text.replace("a.visit_date = :date", "a.visit_date > :date")
                .replace("a.visit_date + greatest", "date '2000-01-01' + greatest"));
  }

  /** What its hubs watch. */
  HubFiles files() {
    return files;
  }

  /** A hub of this fixture, which does not run yet. */
  HubProcess hub(String node) {
    return hub(node, Map.of());
  }

  /** The same, with some settings of its own. */
  HubProcess hub(String node, Map<String, String> own) {
    Map<String, String> settings = new HashMap<>(databases.settings());
    settings.put("hub.node", node);
    settings.put("hub.mappings", folder.resolve("mappings").toString());
    settings.put("hub.routes", folder.resolve("routes").toString());
    settings.put("hub.journal.keys.local", "file:" + folder.resolve("local.key"));
    settings.put("hub.journal.generate-keys", "true");
    settings.put("hub.start-wait", Patience.LIMIT.toString());
    settings.put("hub.journal.node-timeout", "6s");
    settings.put("hub.api.keys-required", "false");
    settings.put("hub.api.rate.per-second", "100000");
    settings.put("hub.api.rate.burst", "100000");
    settings.put("hub.his.embedded.demo", "true");
    settings.put("hub.platforms." + PLATFORM + ".url", platform.url() + "/gh_ws_client/service");
    settings.put("hub.platforms." + PLATFORM + ".callers", "any");
    settings.put("hub.platforms.suzhou.callers", "any");
    settings.put("hub.platforms.suzhou.url", platform.url("suzhou") + "/NotifyService");
    settings.put("hub.uploads.page", "20");
    settings.put("hub.uploads.first-wait", "100ms");
    settings.put("hub.uploads.longest-wait", "1s");
    settings.put("hub.outbox.lease", "15s");
    settings.put("hub.outbox.attempts", "1000");
    settings.put("hub.outbox.first-wait", "100ms");
    settings.put("hub.outbox.longest-wait", "1s");
    settings.put("hub.outbox.longest-pause", "1s");
    settings.putAll(own);
    return new HubProcess(name + "-" + node, Ports.free(), settings);
  }

  /** Has everything uploaded that is due now. */
  void upload(HubClient client) {
    new HisWorkload(0, client, ledger, new Random()).upload();
  }

  /** What must be true when all callers are content. */
  Invariants invariants() {
    return new Invariants(ledger, databases, platform);
  }

  @Override
  public void close() {
    platform.close();
    FileSystemUtils.deleteRecursively(folder.toFile());
  }
}
