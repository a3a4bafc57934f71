package org.hospitalhub.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.hospitalhub.sheet.CanonicalOperation;
import org.hospitalhub.sheet.CodeTable;
import org.hospitalhub.sheet.FieldType;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.Library;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.hospitalhub.sheet.OperationSheet.Query;
import org.hospitalhub.sheet.YamlFile;

/**
 * Whether the {@code query} of a sheet names an operation, paths and codes that there are, and can
 * tell what became of money: about which payment it tells, and no failure of another kind for "it
 * never happened".
 */
record QueryCheck(Map<String, Operation> operations, Library library, List<Finding> findings) {

  /**
   * Checks.
   *
   * @param failures what the platform may say of any failure
   */
  void check(GeneralFailures failures) {
    for (Operation operation : operations.values()) {
      CanonicalOperation own = library.operations().get(operation.canonical());
      if (operation.query() != null && own != null) {
        YamlFile file = YamlFile.read(operation.file());
        Operation asked = operations.get(operation.query().operation());
        CanonicalOperation told =
            asked == null || asked.direction() != Direction.OUTBOUND || !asked.enabled()
                ? null
                : library.operations().get(asked.canonical());
        if (told == null && operation.enabled()) {
          findings.add(
              file.finding(
                  "/query/operation",
                  "'"
                      + operation.query().operation()
                      + "' is no outbound operation that this platform offers",
                  "name the one that tells"));
        } else if (told != null) {
          new One(file, operation.query(), own, told).check(failures.of(asked));
        }
      }
    }
  }

  /** The query of one sheet. */
  private final class One {

    private final YamlFile file;
    private final Query query;
    private final CanonicalOperation own;
    private final CanonicalOperation told;

    One(YamlFile file, Query query, CanonicalOperation own, CanonicalOperation told) {
      this.file = file;
      this.query = query;
      this.own = own;
      this.told = told;
    }

    void check(Set<String> failures) {
      Map<String, FieldType> said = own.requestTypes();
      paths("/query/request", query.request().keySet(), told.requestTypes());
      paths("/query/request", query.request().values(), said);
      paths("/query/matches", query.matches().keySet(), told.responseTypes());
      paths("/query/matches", query.matches().values(), said);
      paths("/query/state", List.of(query.state()), told.responseTypes());
      states();
      query.unknownTo().forEach(expression -> unknownTo(expression, failures));
      if (own.sheet().sendsMoney()) {
        matches(said);
      }
    }

    private void paths(String pointer, Collection<String> paths, Map<String, FieldType> known) {
      paths.stream()
          .filter(path -> !known.containsKey(path))
          .forEach(
              path ->
                  report(pointer, "'" + path + "' is no canonical path there", "correct the path"));
    }

    private void states() {
      List<String> all = new ArrayList<>(query.delivered());
      all.addAll(query.refused());
      all.addAll(query.never());
      Set<String> once = new HashSet<>();
      all.stream()
          .filter(state -> !once.add(state))
          .forEach(state -> report("/query", "'" + state + "' decides twice", "say it once"));
      CodeTable table = told.responseCodes(query.state(), library.codes());
      all.stream()
          .filter(state -> table != null && !table.codes().contains(state))
          .forEach(
              state ->
                  report("/query", "'" + state + "' is no canonical code", "use " + table.codes()));
    }

    private void matches(Map<String, FieldType> said) {
      List<String> missing = new ArrayList<>();
      said.forEach(
          (path, type) -> {
            if (type == FieldType.DECIMAL && !query.matches().containsValue(path)) {
              missing.add(path);
            }
          });
      List<String> key = own.sheet().key() == null ? List.of() : own.sheet().key();
      if (key.stream().noneMatch(path -> query.matches().containsValue(path))) {
        missing.add("one of " + key);
      }
      if (!missing.isEmpty()) {
        report(
            "/query",
            "money moves, and matches does not compare " + String.join(", ", missing),
            "name the paths by which the answer says which one it is about");
      }
    }

    private void unknownTo(String expression, Set<String> failures) {
      try {
        Pattern pattern = Pattern.compile(expression);
        failures.stream()
            .filter(failure -> pattern.matcher(failure).matches())
            .findFirst()
            .ifPresent(
                failure ->
                    report(
                        "/query/unknownTo",
                        "'" + expression + "' also means a failure of any kind, '" + failure + "'",
                        "give the words that mean only: there is none; without such words leave it"
                            + " out, a person decides then"));
      } catch (PatternSyntaxException e) {
        report(
            "/query/unknownTo",
            "'" + expression + "' is no regular expression: " + e.getDescription(),
            "correct it");
      }
    }

    private void report(String pointer, String what, String remedy) {
      findings.add(file.finding(pointer, what, remedy));
    }
  }
}
