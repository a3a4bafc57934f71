package org.hospitalhub.routes;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hospitalhub.sheet.Finding;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * What became of the last edits, as component {@code files} of the health report.
 *
 * <p>An edit that was rejected is a warning: the hub serves on with the files it accepted last.
 * Whoever edits finds the mistakes under {@code rejected}; whoever watches finds them in the log as
 * errors.
 */
final class FilesHealth implements HealthIndicator {

  private static final String WARNING = "WARNING";

  private final Map<String, Folder> folders = new ConcurrentHashMap<>();

  void loaded(String folder, int files) {
    folders.put(folder, new Folder(files, Instant.now(), List.of()));
  }

  void rejected(String folder, List<Finding> findings) {
    folders.computeIfPresent(
        folder, (name, last) -> new Folder(last.files(), last.loaded(), findings));
  }

  @Override
  public Health health() {
    boolean rejected = folders.values().stream().anyMatch(folder -> !folder.rejected().isEmpty());
    Health.Builder health = Health.status(rejected ? WARNING : "UP");
    folders.forEach((name, folder) -> health.withDetail(name, folder.details()));
    return health.build();
  }

  private record Folder(int files, Instant loaded, List<Finding> rejected) {

    Map<String, Object> details() {
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("files", files);
      details.put("loaded", loaded.toString());
      if (!rejected.isEmpty()) {
        details.put("rejected", rejected.stream().map(Finding::toString).toList());
      }
      return details;
    }
  }
}
