package org.hospitalhub.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must agree between a write and the read that tells its outcome: the read is asked with the
 * write's request, and its answer stands for the write's.
 */
record OutcomeCheck(Map<String, CanonicalOperation> operations, List<Finding> findings) {

  void check() {
    for (CanonicalOperation write : operations.values()) {
      String outcome = write.sheet().outcome();
      if (outcome != null) {
        problems(write, operations.get(outcome)).forEach(problem -> report(write, problem));
      }
      write.sheet().undoes().stream()
          .filter(undone -> !tellsOutcome(operations.get(undone)))
          .forEach(undone -> reportUndone(write, undone));
    }
  }

  private static boolean tellsOutcome(@Nullable CanonicalOperation write) {
    return write != null && write.sheet().outcome() != null;
  }

  private void reportUndone(CanonicalOperation write, String undone) {
    findings.add(
        YamlFile.read(write.file())
            .finding(
                "/undoes",
                "'" + undone + "' is no write with an outcome",
                "name the writes that no longer stand when this one is done"));
  }

  private static void addTo(List<String> problems, boolean wrong, String problem) {
    if (wrong) {
      problems.add(problem);
    }
  }

  private List<String> problems(CanonicalOperation write, CanonicalOperation read) {
    List<String> problems = new ArrayList<>();
    if (read == null || read.sheet().effect() != CanonicalSheet.Effect.READ) {
      return List.of("the outcome '" + write.sheet().outcome() + "' is no read in canonical/");
    }
    addTo(
        problems,
        write.sheet().effect() != CanonicalSheet.Effect.WRITE,
        "only a write has an outcome to ask for");
    addTo(
        problems,
        !read.sheet().errors().contains("not-found"),
        read.name() + " cannot say that it never happened: it lacks the error not-found");
    read.sheet()
        .request()
        .forEach(
            (path, field) ->
                addTo(
                    problems,
                    field.required() && !write.requestTypes().containsKey(path),
                    read.name() + " requires " + path + ", which this request has not"));
    write
        .responseTypes()
        .forEach(
            (path, type) ->
                addTo(
                    problems,
                    read.responseTypes().get(path) != type,
                    read.name() + " does not answer " + path));
    return problems;
  }

  private void report(CanonicalOperation write, String problem) {
    findings.add(
        YamlFile.read(write.file())
            .finding(
                "/outcome",
                problem,
                "name a read that is asked with this request, answers as"
                    + " it does, and says not-found when it never happened"));
  }
}
