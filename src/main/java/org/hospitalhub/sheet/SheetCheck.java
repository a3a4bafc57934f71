package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must agree between a sheet and its canonical operation beyond each single row. */
record SheetCheck(
    YamlFile file, OperationSheet sheet, CanonicalOperation canonical, List<Finding> findings) {

  void check(List<Row> request, List<Row> response, Map<CanonicalPath, JsonNode> set) {
    bound(request);
    bound(response);
    references(request, response);
    set(set);
    if (sheet.direction() == OperationSheet.Direction.INBOUND) {
      outcome();
      canonicalSources(request);
      wireSources(response);
    } else {
      wireSources(request);
    }
  }

  /** Every value goes somewhere, or says why it does not. */
  private void bound(List<Row> rows) {
    for (Row row : rows) {
      Field field = row.field();
      if (field.container() && field.canonical() != null) {
        findings.add(
            row.finding(
                "'" + row.path() + "' has fields below it, its canonical path is not used",
                "say by to: what it is in the canonical message"));
      }
      if (!field.container() && field.to() != null) {
        findings.add(
            row.finding(
                "'" + row.path() + "' has no fields, its to: is not used",
                "give its canonical path"));
      }
      if (!field.container() && field.to() == null && !field.bound()) {
        findings.add(
            row.finding(
                "'" + row.path() + "' goes nowhere",
                "give its canonical path, or ignore it with a reason"));
      }
    }
  }

  /** What the sheet sets is what the canonical operation takes. */
  private void set(Map<CanonicalPath, JsonNode> set) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    set.forEach((path, value) -> path.put(message, value));
    canonical.request().check(message).stream()
        .filter(v -> sheet.set() != null && sheet.set().containsKey(v.path()))
        .filter(v -> v.kind() != Violation.Kind.UNKNOWN) // reported with the references
        .forEach(
            v ->
                findings.add(
                    file.finding(
                        "/set" + YamlFile.step(v.path()),
                        "'" + v.path() + "' " + v.english(),
                        "correct the value")));
  }

  private void references(List<Row> request, List<Row> response) {
    Set<String> paths = new HashSet<>();
    request.forEach(row -> paths.add(row.path().toString()));
    identifying(request);
    agrees();
    exist(paths, "/keys", sheet.keys() == null ? List.of() : sheet.keys().values());
    if (sheet.requireOneOf() != null) {
      sheet.requireOneOf().forEach(group -> exist(paths, "/requireOneOf", group));
    }
    response.forEach(row -> echoes(row, paths));
    if (sheet.set() != null) {
      sheet.set().keySet().stream()
          .filter(path -> !canonical.requestTypes().containsKey(path))
          .forEach(path -> unknown("/set" + YamlFile.step(path), path));
    }
  }

  private void echoes(Row row, Set<String> paths) {
    row.field().echo().stream()
        .filter(path -> !paths.contains(path))
        .forEach(
            path ->
                findings.add(
                    row.finding("'" + path + "' is no field of the request", "correct the path")));
  }

  /** What a repeat is known by is a value of the canonical request. */
  private void identifying(List<Row> request) {
    Set<String> values = new HashSet<>();
    request.stream()
        .filter(row -> row.canonical() != null && row.canonical().lists() == 0)
        .forEach(row -> values.add(row.path().toString()));
    (sheet.idempotentBy() == null ? List.<String>of() : sheet.idempotentBy())
        .stream()
            .filter(name -> !values.contains(name))
            .forEach(
                name ->
                    findings.add(
                        file.finding(
                            "/idempotentBy",
                            "'" + name + "' is no value of the canonical request",
                            "name fields that have a canonical path outside of lists")));
  }

  /** What must agree can. */
  private void agrees() {
    (sheet.agrees() == null ? Map.<String, String>of() : sheet.agrees())
        .forEach(
            (told, asked) -> {
              FieldType type = canonical.responseTypes().get(told);
              if (type == null || type != canonical.requestTypes().get(asked)) {
                findings.add(
                    file.finding(
                        "/agrees" + YamlFile.step(told),
                        "'"
                            + told
                            + "' of the answer and '"
                            + asked
                            + "' of the request do not fit",
                        "name canonical paths of one type"));
              }
            });
  }

  /** Whether the first request still stands has to be asked before its reply is repeated. */
  private void outcome() {
    if (sheet.idempotentBy() != null && canonical.sheet().outcome() == null) {
      findings.add(
          file.finding(
              "/idempotentBy",
              canonical.name() + " does not say which read tells its outcome",
              "add outcome: to canonical/" + canonical.name() + ".yaml"));
    }
  }

  private void exist(Set<String> paths, String pointer, Collection<String> names) {
    names.stream().filter(name -> !paths.contains(name)).forEach(name -> unknown(pointer, name));
  }

  private void unknown(String pointer, String name) {
    findings.add(
        file.finding(pointer, "'" + name + "' is no field of the request", "correct the path"));
  }

  /** The canonical request gets all it requires. */
  private void canonicalSources(List<Row> request) {
    Set<String> sources = new HashSet<>(sheet.set() == null ? Set.of() : sheet.set().keySet());
    request.stream()
        .filter(row -> row.canonical() != null)
        .filter(row -> row.canonical().lists() >= row.path().lists()) // else it is never read
        .forEach(row -> sources.add(row.canonical().toString()));
    for (Map.Entry<String, CanonicalField> field : canonical.sheet().request().entrySet()) {
      boolean container = field.getKey().endsWith("[]");
      if (field.getValue().required() && !container && !sources.contains(field.getKey())) {
        findings.add(
            file.finding(
                "/request",
                "nothing fills " + field.getKey() + ", which " + canonical.name() + " requires",
                "map a field to it, or set it"));
      }
    }
  }

  /** The platform gets all it requires. */
  private void wireSources(List<Row> rows) {
    for (Row row : rows) {
      Field field = row.field();
      if (field.required() && field.ignore() != null && field.fallback() == null) {
        findings.add(
            row.finding(
                "'" + row.path() + "' is required and nothing fills it",
                "map it, or give it a const or a default"));
      }
    }
  }
}
