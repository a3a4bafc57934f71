package org.hospitalhub.mappings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hospitalhub.his.SqlOperation;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.sheet.Library;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;

/**
 * Everything in {@code mappings/}, compiled; immutable.
 *
 * @param root the folder
 * @param platforms by id
 * @param connectors HIS connector to canonical operation to its compiled SQL file
 */
public record Mappings(
    Path root,
    Library library,
    Map<String, Platform> platforms,
    Map<String, Map<String, SqlOperation>> connectors) {

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

  /** The platforms' operations that carry a canonical operation out. */
  public List<Operation> outbound(String canonical) {
    return platforms.values().stream()
        .flatMap(
            platform ->
                platform.operations().values().stream()
                    .filter(o -> o.direction() == Direction.OUTBOUND)
                    .filter(o -> o.canonical().equals(canonical))
                    .filter(o -> platform.prefers(o)))
        .toList();
  }
}
