package org.hospitalhub.mappings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hospitalhub.platform.Descriptor;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.YamlFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mappings in force. An edit that holds replaces them between two messages; a message on its
 * way ends with those it began with.
 */
public final class LiveMappings {

  private static final Logger LOG = LoggerFactory.getLogger(LiveMappings.class);

  private final MappingsReader reader;
  private final List<Consumer<Mappings>> listeners = new CopyOnWriteArrayList<>();
  private final ThreadLocal<@Nullable Mappings> tried = new ThreadLocal<>();
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
    Mappings others = tried.get();
    return others == null ? current : others;
  }

  /** Calls a listener now and after every exchange. */
  public void onChange(Consumer<Mappings> listener) {
    listeners.add(listener);
    listener.accept(current);
  }

  /**
   * The mappings as an edit wants them: those in force where it touches none of their files.
   *
   * @param changed the files that were added, edited or deleted
   * @param findings receives every mistake
   */
  public Mappings wanted(Set<Path> changed, List<Finding> findings) {
    if (changed.stream().noneMatch(file -> file.startsWith(current.root()))) {
      return current;
    }
    List<Finding> mistakes = new ArrayList<>();
    Mappings read = reader.read(mistakes);
    read.platforms().values().forEach(platform -> compare(platform, mistakes));
    mistakes.stream().distinct().forEach(findings::add);
    return read;
  }

  /**
   * Has what this thread does see other mappings than those in force, to learn whether it fails.
   */
  public <T> T trying(Mappings others, Supplier<T> task) {
    tried.set(others);
    try {
      return task.get();
    } finally {
      tried.remove();
    }
  }

  /** Puts mappings in force. */
  public void become(Mappings wanted) {
    if (wanted != current) {
      current = wanted;
      listeners.forEach(listener -> listener.accept(wanted));
      LOG.info("Mappings in force: {} platforms", wanted.platforms().size());
    }
  }

  /** Where a SOAP service listens, and what its WSDL says, is settled when it begins. */
  private void compare(Platform platform, List<Finding> findings) {
    Platform before = current.platforms().get(platform.id());
    Descriptor.Soap soap = soap(platform);
    if (before != null && soap(before) != null && !soap(before).equals(soap)) {
      YamlFile file = YamlFile.read(current.root().resolve(platform.id()).resolve("platform.yaml"));
      findings.add(
          file.finding(
              "/server/soap", "the SOAP service cannot change while it runs", "restart the hub"));
    }
  }

  private static Descriptor.@Nullable Soap soap(Platform platform) {
    Descriptor.Server server = platform.descriptor().server();
    return server == null ? null : server.soap();
  }
}
