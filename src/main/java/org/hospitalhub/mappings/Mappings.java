package org.hospitalhub.mappings;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hospitalhub.his.SqlOperation;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Library;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;

/**
 * Everything in {@code mappings/}, compiled; immutable.
 *
 * @param root the folder
 * @param platforms by id
 * @param connectors HIS connector to canonical operation to its compiled SQL file
 * @param services the HISs that are asked by messages, by connector
 */
public record Mappings(
    Path root,
    Library library,
    Map<String, Platform> platforms,
    Map<String, Map<String, SqlOperation>> connectors,
    Map<String, Platform> services) {

  /**
   * A platform.
   *
   * @throws IllegalArgumentException when there is none of that id
   */
  public Platform platform(String id) {
    Platform platform = platforms.get(id);
    if (platform == null) {
      throw new IllegalArgumentException("there is no platform '" + id + "' in " + root);
    }
    return platform;
  }

  /**
   * A HIS that is asked by messages.
   *
   * @throws IllegalArgumentException when there is no such connector
   */
  public Platform service(String connector) {
    Platform service = services.get(connector);
    if (service == null) {
      throw new IllegalArgumentException(
          "there is no " + root.resolve("his").resolve(connector).resolve("connector.yaml"));
    }
    return service;
  }

  /** The platforms, and the HISs that are asked by messages. */
  public Collection<Platform> systems() {
    return Stream.concat(platforms.values().stream(), services.values().stream()).toList();
  }

  /** The platforms' operations that carry a canonical operation out. */
  public List<Operation> outbound(String canonical) {
    return carrying(canonical).filter(Operation::enabled).toList();
  }

  /** What whoever asks for a canonical operation is told that no platform carries out. */
  public CanonicalException unaddressed(String canonical) {
    String off = carrying(canonical).map(Operation::id).collect(Collectors.joining(", "));
    return new CanonicalException(
        "unknown-operation",
        off.isEmpty()
            ? "'" + canonical + "' is no operation towards a platform"
            : "'" + canonical + "' is switched off: " + off);
  }

  /** Whether platforms could carry a canonical operation out, but all have it switched off. */
  public boolean isOff(String canonical) {
    return outbound(canonical).isEmpty() && carrying(canonical).findAny().isPresent();
  }

  private Stream<Operation> carrying(String canonical) {
    return platforms.values().stream()
        .flatMap(
            platform ->
                platform.operations().values().stream()
                    .filter(o -> o.direction() == Direction.OUTBOUND)
                    .filter(o -> o.canonical().equals(canonical))
                    .filter(o -> platform.prefers(o)));
  }
}
