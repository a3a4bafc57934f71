package org.hospitalhub.mappings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.hospitalhub.platform.Descriptor;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.routes.Reloadable;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.YamlFile;
import org.jspecify.annotations.Nullable;
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
    read.platforms().values().forEach(platform -> compare(platform, findings));
    if (findings.isEmpty()) {
      current = read;
      listeners.forEach(listener -> listener.accept(read));
      LOG.info("Mappings in force: {} platforms, changed {}", read.platforms().size(), changed);
    }
    return findings.stream().distinct().toList();
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
