package org.hospitalhub.platform;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hospitalhub.sheet.CanonicalOperation;
import org.hospitalhub.sheet.Library;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;

/**
 * What a platform's writes undo, as {@code undoes} of the canonical sheets says.
 *
 * @param writes by the canonical operation that undoes them
 */
record Undone(Map<String, List<Operation>> writes) {

  static Undone of(Collection<Operation> operations, Library library) {
    List<Operation> repeatable =
        operations.stream()
            .filter(o -> o.direction() == Direction.INBOUND && !o.idempotentBy().isEmpty())
            .toList();
    Map<String, List<Operation>> writes = new HashMap<>();
    for (Operation operation : operations) {
      CanonicalOperation by = library.operations().get(operation.canonical());
      List<Operation> undone =
          repeatable.stream().filter(o -> by.sheet().undoes().contains(o.canonical())).toList();
      if (!undone.isEmpty()) {
        writes.put(by.name(), undone);
      }
    }
    return new Undone(writes);
  }

  List<Operation> by(Operation done) {
    return writes.getOrDefault(done.canonical(), List.of());
  }
}
