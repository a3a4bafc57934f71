package org.hospitalhub.platform;

import java.util.List;
import java.util.Map;
import org.hospitalhub.sheet.CanonicalOperation;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.Library;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.hospitalhub.sheet.OperationSheet.Query;
import org.hospitalhub.sheet.YamlFile;

/** Whether the {@code query} of a sheet names an operation, and paths, that there are. */
record QueryCheck(Map<String, Operation> operations, Library library, List<Finding> findings) {

  void check() {
    operations.values().stream().filter(o -> o.query() != null).forEach(o -> check(o, o.query()));
  }

  private void check(Operation operation, Query query) {
    YamlFile file = YamlFile.read(operation.file());
    Operation asked = operations.get(query.operation());
    CanonicalOperation own = library.operations().get(operation.canonical());
    CanonicalOperation told =
        asked == null || asked.direction() != Direction.OUTBOUND
            ? null
            : library.operations().get(asked.canonical());
    if (told == null || own == null) {
      findings.add(
          file.finding(
              "/query/operation",
              "'" + query.operation() + "' is no outbound operation of this platform",
              "name the one that tells"));
      return;
    }
    query
        .request()
        .forEach(
            (to, from) -> {
              require(file, told.requestTypes().containsKey(to), "/query/request", to);
              require(file, own.requestTypes().containsKey(from), "/query/request", from);
            });
    require(file, told.responseTypes().containsKey(query.state()), "/query/state", query.state());
  }

  private void require(YamlFile file, boolean known, String pointer, String path) {
    if (!known) {
      findings.add(
          file.finding(pointer, "'" + path + "' is no canonical path there", "correct the path"));
    }
  }
}
