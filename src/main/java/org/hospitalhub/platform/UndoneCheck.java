package org.hospitalhub.platform;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hospitalhub.sheet.CanonicalPath;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.Library;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.YamlFile;

/** Whether a write that undoes others has what their repeats are known by. */
record UndoneCheck(Map<String, Operation> operations, Library library, List<Finding> findings) {

  void check() {
    Undone undone = Undone.of(operations.values(), library);
    operations.values().forEach(by -> undone.by(by).forEach(write -> check(by, write)));
  }

  private void check(Operation by, Operation write) {
    Set<String> carried = library.operations().get(by.canonical()).requestTypes().keySet();
    write.idempotentBy().stream()
        .filter(path -> !carried.contains(path.toString()))
        .forEach(path -> findings.add(finding(by, write, path)));
  }

  private static Finding finding(Operation by, Operation write, CanonicalPath path) {
    return YamlFile.read(write.file())
        .finding(
            "/idempotentBy",
            "'" + path + "' is not in " + by.canonical() + ", which undoes this operation",
            "know its repeats by what both have");
  }
}
