package org.hospitalhub.platform;

import java.util.List;
import java.util.Map;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.YamlFile;

/** Whether the operations that a sheet {@code supersedes} know their repeats by as many fields. */
record SupersedesCheck(Map<String, Operation> operations, List<Finding> findings) {

  void check() {
    operations
        .values()
        .forEach(operation -> operation.supersedes().forEach(key -> check(operation, key)));
  }

  private void check(Operation operation, String key) {
    Operation other = operations.get(key);
    int fields = operation.idempotentBy().size();
    if (other == null || fields == 0 || other.idempotentBy().size() != fields) {
      findings.add(
          YamlFile.read(operation.file())
              .finding(
                  "/supersedes",
                  "'" + key + "' does not know its repeats by the fields of this operation",
                  "name an operation with the same idempotentBy"));
    }
  }
}
