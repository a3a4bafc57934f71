package org.hospitalhub.mappings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.hospitalhub.routes.Reloadable;
import org.hospitalhub.sheet.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mappings in force. An edit that holds replaces them between two messages; a message on its
 * way ends with those it began with.
 */
public final class LiveMappings implements Reloadable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveMappings.class);

  private final MappingsReader reader;
  private final List<Consumer<Mappings>> listeners = new CopyOnWriteArrayList<>();
  private volatile Mappings current;

  /**
   * Reads the folder.
   *
   * @throws org.hospitalhub.sheet.RejectedFileException with every mistake
   */
  public LiveMappings(MappingsReader reader) {
    this.reader = reader;
    this.current = reader.read();
  }

  /** The mappings in force. */
  public Mappings current() {
    return current;
  }

  /** Calls a listener now and after every exchange. */
  public void onChange(Consumer<Mappings> listener) {
    listeners.add(listener);
    listener.accept(current);
  }

  @Override
  public List<Finding> reload(Set<Path> changed) {
    List<Finding> findings = new ArrayList<>();
    Mappings read = reader.read(findings);
    if (findings.isEmpty()) {
      current = read;
      listeners.forEach(listener -> listener.accept(read));
      LOG.info("Mappings in force: {} platforms, changed {}", read.platforms().size(), changed);
    }
    return findings.stream().distinct().toList();
  }
}
