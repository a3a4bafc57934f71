package org.hospitalhub.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.sheet.CanonicalOperation;
import org.hospitalhub.sheet.CanonicalPath;
import org.hospitalhub.sheet.Field;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.hospitalhub.sheet.Row;
import org.hospitalhub.sheet.SheetFolder.Sheet;

/**
 * Who carries out a write tells its outcome too, with everything that a platform's reply requires:
 * a reply that was lost is made of it.
 */
final class UnrecoverableReplies implements Check {

  @Override
  public String id() {
    return "unrecoverable-reply";
  }

  @Override
  public boolean needsEveryFile() {
    return true;
  }

  @Override
  public List<Finding> check(Project project) {
    List<Finding> findings = new ArrayList<>();
    for (CanonicalOperation write : project.library().operations().values()) {
      String outcome = write.sheet().outcome();
      if (outcome != null) {
        Set<String> required = required(write.name(), project);
        tellers(write.name(), outcome, project)
            .forEach(teller -> check(teller, write.name(), outcome, required, findings));
      }
    }
    return findings;
  }

  /** What the replies of all platforms to a write require of its answer. */
  private static Set<String> required(String write, Project project) {
    return project.sheets(Direction.INBOUND).stream()
        .filter(sheet -> write.equals(sheet.whole().canonical()))
        .map(Sheet::response)
        .flatMap(List::stream)
        .filter(row -> row.canonical() != null && needed(row))
        .map(row -> String.valueOf(row.canonical()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean needed(Row row) {
    Field field = row.field();
    return field.required() && field.fallback() == null && field.constant() == null;
  }

  /**
   * A connector that carries out a write.
   *
   * @param file of the write, or of its outcome where there is one
   * @param told what the outcome always tells; empty when there is none
   */
  private record Teller(String connector, Path file, boolean tells, Set<String> told) {}

  private static List<Teller> tellers(String write, String outcome, Project project) {
    Stream<Teller> databases =
        project.sql().stream()
            .filter(sql -> sql.operation().equals(write))
            .map(sql -> database(sql, outcome, project));
    Stream<Teller> services =
        project.services().values().stream()
            .flatMap(
                service ->
                    operation(service, write).map(carries -> service(service, carries, outcome)));
    return Stream.concat(databases, services).toList();
  }

  private static Teller database(SqlText write, String outcome, Project project) {
    return project.sql().stream()
        .filter(sql -> sql.connector().equals(write.connector()))
        .filter(sql -> sql.operation().equals(outcome))
        .map(sql -> new Teller(sql.connector(), sql.file(), true, sql.answered()))
        .findFirst()
        .orElseGet(() -> new Teller(write.connector(), write.file(), false, Set.of()));
  }

  private static Teller service(Platform service, Operation write, String outcome) {
    return operation(service, outcome)
        .map(read -> new Teller(service.id(), read.file(), true, told(read)))
        .findFirst()
        .orElseGet(() -> new Teller(service.id(), write.file(), false, Set.of()));
  }

  private static Stream<Operation> operation(Platform service, String canonical) {
    return service.operations().values().stream().filter(o -> o.canonical().equals(canonical));
  }

  private static Set<String> told(Operation read) {
    return Stream.concat(
            read.response().always().stream(),
            read.agrees().keySet().stream().map(CanonicalPath::toString))
        .collect(Collectors.toSet());
  }

  private static void check(
      Teller teller, String write, String outcome, Set<String> required, List<Finding> findings) {
    if (!teller.tells()) {
      findings.add(
          new Finding(
              teller.file(),
              1,
              "'" + teller.connector() + "' carries out " + write + " and does not tell " + outcome,
              "write " + outcome + " for it"));
      return;
    }
    required.stream()
        .filter(path -> !teller.told().contains(path))
        .map(
            path ->
                new Finding(
                    teller.file(),
                    1,
                    "'" + path + "' is not told, which replies to " + write + " require",
                    "answer it, or say by agrees what it must be"))
        .filter(finding -> !findings.contains(finding))
        .forEach(findings::add);
  }
}
