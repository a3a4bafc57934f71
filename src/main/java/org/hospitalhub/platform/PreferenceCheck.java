package org.hospitalhub.platform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;

/**
 * A platform is told everything once: of several sheets that carry out the same canonical operation
 * one is preferred. Most likely the other is a copy.
 */
record PreferenceCheck(Platform platform, List<Finding> findings) {

  void check() {
    Map<String, Operation> first = new HashMap<>();
    platform.operations().values().stream()
        .filter(operation -> operation.direction() == Direction.OUTBOUND)
        .filter(Operation::enabled)
        .filter(platform::prefers)
        .forEach(
            operation -> {
              Operation other = first.putIfAbsent(operation.canonical(), operation);
              if (other != null) {
                findings.add(finding(operation, other));
              }
            });
  }

  private static Finding finding(Operation operation, Operation other) {
    return new Finding(
        operation.file(),
        1,
        operation.canonical() + " would be sent twice, by " + other.key() + " too",
        "remove the file when it is a copy, or prefer one in client.operations of platform.yaml");
  }
}
