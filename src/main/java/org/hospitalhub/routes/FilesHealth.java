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
 * <p>It is UP even when an edit was rejected: the hub serves on with the files it accepted last,
 * and a load balancer that asks for UP must not take every node out for one typing mistake. Whoever
 * edits finds the mistakes under {@code rejected}; whoever watches finds them in the log as errors.
 */
final class FilesHealth implements HealthIndicator {

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
    Health.Builder health = Health.up();
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
