package org.hospitalhub.routes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
  private final FilesHealth health;
  private final Duration interval;
  private final Map<WatchedFolder, Map<Path, String>> read = new HashMap<>();
  private final Map<WatchedFolder, Map<Path, String>> seen = new HashMap<>();

  /** Edits that were refused: they are tried again with every later edit, which may be the cure. */
  private final Map<WatchedFolder, Set<Path>> refused = new HashMap<>();

  private final Heartbeats heartbeats;
  private @Nullable Loop loop;

  FolderWatch(
      List<WatchedFolder> folders, FilesHealth health, Duration interval, Heartbeats heartbeats) {
    this.folders = List.copyOf(folders);
    this.health = health;
    this.interval = interval;
    this.heartbeats = heartbeats;
    for (WatchedFolder folder : folders) {
      read.put(folder, folder.state());
      health.loaded(folder.name(), read.get(folder).size());
    }
    seen.putAll(read);
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
      Map<WatchedFolder, Set<Path>> changes = new HashMap<>();
      for (WatchedFolder folder : folders) {
        Map<Path, String> state = folder.state();
        boolean settled = state.equals(seen.put(folder, state));
        if (settled && !state.equals(read.get(folder))) {
          changes.put(folder, difference(read.put(folder, state), state));
        }
      }
      if (!changes.isEmpty()) {
        reload(changes);
      }
    } catch (RuntimeException e) {
      LOG.error("The folders of routes and mappings could not be read: tried again", e);
    }
  }

  private void reload(Map<WatchedFolder, Set<Path>> changes) {
    for (WatchedFolder folder : folders) {
      Set<Path> changed = new TreeSet<>(refused.getOrDefault(folder, Set.of()));
      changed.addAll(changes.getOrDefault(folder, Set.of()));
      if (!changed.isEmpty()) {
        reload(folder, changed);
      }
    }
  }

  private void reload(WatchedFolder folder, Set<Path> changed) {
    List<Finding> findings = findings(folder, changed);
    if (findings.isEmpty()) {
      refused.remove(folder);
      health.loaded(folder.name(), read.getOrDefault(folder, Map.of()).size());
    } else {
      refused.put(folder, changed);
      health.rejected(folder.name(), findings);
      findings.forEach(finding -> LOG.error("{}", finding));
    }
  }

  private static List<Finding> findings(WatchedFolder folder, Set<Path> changed) {
    try {
      return folder.content().reload(Set.copyOf(changed));
    } catch (RejectedFileException e) {
      return e.findings();
    } catch (RuntimeException e) {
      LOG.error("Reading {} failed", folder.path(), e);
      Path first = changed.iterator().next();
      String remedy = "undo the edit and report this with the log";
      return List.of(new Finding(first, 1, "could not be read: " + e, remedy));
    }
  }

  private static Set<Path> difference(@Nullable Map<Path, String> old, Map<Path, String> now) {
    Map<Path, String> before = old == null ? Map.of() : old;
    Set<Path> all = new HashSet<>(before.keySet());
    all.addAll(now.keySet());
    all.removeIf(file -> Objects.equals(before.get(file), now.get(file)));
    return all;
  }
}
