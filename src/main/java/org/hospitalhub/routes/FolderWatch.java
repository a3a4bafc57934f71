package org.hospitalhub.routes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.RejectedFileException;
import org.hospitalhub.threads.Heartbeats;
import org.hospitalhub.threads.Loop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Notices edits below the watched folders and has them read.
 *
 * <p>It compares sizes and times instead of asking the operating system for events, which do not
 * come through mounted volumes. An edit counts once two looks agree, so that a half-saved file is
 * not read.
 */
final class FolderWatch implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

  private final List<WatchedFolder> folders;
  private final Function<Set<Path>, List<Finding>> reload;
  private final FilesHealth health;
  private final Duration interval;
  private final Heartbeats heartbeats;
  private Map<Path, String> read;
  private Map<Path, String> seen;

  /** Edits that were refused: they are tried again with every later edit, which may be the cure. */
  private Set<Path> refused = Set.of();

  private @Nullable Loop loop;

  /**
   * A watch of folders as they were read.
   *
   * @param reload reads them again, told what has changed, and tells the mistakes
   */
  FolderWatch(
      List<WatchedFolder> folders,
      Function<Set<Path>, List<Finding>> reload,
      FilesHealth health,
      Duration interval,
      Heartbeats heartbeats) {
    this.folders = List.copyOf(folders);
    this.reload = reload;
    this.health = health;
    this.interval = interval;
    this.heartbeats = heartbeats;
    this.read = state();
    this.seen = read;
    folders.forEach(folder -> health.loaded(folder.name(), count(folder)));
  }

  @Override
  public synchronized void start() {
    loop = new Loop("folder-watch", heartbeats);
    loop.every(interval, "look", this::look);
  }

  @Override
  public synchronized void stop() {
    if (loop != null) {
      loop.close();
      loop = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return loop != null;
  }

  private void look() {
    try {
      Map<Path, String> state = state();
      boolean settled = state.equals(seen);
      seen = state;
      if (settled && !state.equals(read)) {
        Set<Path> changed = new TreeSet<>(refused);
        changed.addAll(difference(read, state));
        read = state;
        reload(changed);
      }
    } catch (RuntimeException e) {
      LOG.error("The folders of routes and mappings could not be read: tried again", e);
    }
  }

  private Map<Path, String> state() {
    Map<Path, String> state = new TreeMap<>();
    folders.forEach(folder -> state.putAll(folder.state()));
    return state;
  }

  private int count(WatchedFolder folder) {
    return (int) read.keySet().stream().filter(file -> file.startsWith(folder.path())).count();
  }

  private void reload(Set<Path> changed) {
    List<Finding> findings = findings(changed);
    findings.forEach(finding -> LOG.error("{}", finding));
    refused = findings.isEmpty() ? Set.of() : changed;
    for (WatchedFolder folder : folders) {
      boolean edited = changed.stream().anyMatch(file -> file.startsWith(folder.path()));
      if (edited && findings.isEmpty()) {
        health.loaded(folder.name(), count(folder));
      } else if (!findings.isEmpty()) {
        health.rejected(folder.name(), edited ? findings : folder.of(findings));
      }
    }
  }

  private List<Finding> findings(Set<Path> changed) {
    try {
      return reload.apply(Set.copyOf(changed));
    } catch (RejectedFileException e) {
      return e.findings();
    } catch (RuntimeException e) {
      LOG.error("Reading {} failed", changed, e);
      Path first = changed.iterator().next();
      String remedy = "undo the edit and report this with the log";
      return List.of(new Finding(first, 1, "could not be read: " + e, remedy));
    }
  }

  private static Set<Path> difference(Map<Path, String> before, Map<Path, String> now) {
    Set<Path> all = new HashSet<>(before.keySet());
    all.addAll(now.keySet());
    all.removeIf(file -> Objects.equals(before.get(file), now.get(file)));
    return all;
  }
}
