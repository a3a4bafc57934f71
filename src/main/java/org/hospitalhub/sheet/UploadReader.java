package org.hospitalhub.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/** Compiles the sheet of an upload; what does not agree with the canonical sheets is a finding. */
record UploadReader(
    Map<String, CanonicalOperation> operations,
    Map<String, CodeTable> codes,
    List<Finding> findings) {

  private static final String HOSPITALS = "hospital";
  private static final String ROW = Upload.ROWS + "[].";

  /** The upload; null when it cannot be compiled. */
  @Nullable Upload read(String name, YamlFile file) {
    UploadSheet sheet = FileSchemas.read(file, "upload", UploadSheet.class);
    CanonicalOperation due = operations.get(sheet.due());
    CanonicalOperation event = operations.get(sheet.event());
    List<Finding> mistakes = new ArrayList<>();
    if (due == null || due.sheet().effect() != CanonicalSheet.Effect.READ) {
      mistakes.add(
          file.finding(
              "/due", "'" + sheet.due() + "' is no read in canonical/", "add or correct it"));
    }
    if (event == null || !event.sheet().event()) {
      mistakes.add(
          file.finding(
              "/event", "'" + sheet.event() + "' is no event in canonical/", "add or correct it"));
    }
    if (sheet.cron() != null && !CronExpression.isValidExpression(sheet.cron())) {
      mistakes.add(
          file.finding(
              "/cron",
              "'" + sheet.cron() + "' is no Quartz cron",
              "write seconds, minutes, hours, day, month, weekday: 0 0 22 * * ?"));
    }
    List<String> hospitals = hospitals(sheet, file, mistakes);
    if (due != null && event != null && mistakes.isEmpty()) {
      pages(due, file, mistakes);
      rows(due, event, file, mistakes);
    }
    findings.addAll(mistakes);
    return due == null || event == null || !mistakes.isEmpty()
        ? null
        : new Upload(name, sheet, due, event, hospitals, file.path());
  }

  private List<String> hospitals(UploadSheet sheet, YamlFile file, List<Finding> mistakes) {
    CodeTable table = codes.get(HOSPITALS);
    List<String> all = table == null ? List.of() : List.copyOf(table.codes());
    if (sheet.hospitals() == null) {
      if (all.isEmpty()) {
        mistakes.add(
            file.finding(
                "", "there is no hospital to ask about", "list them in codes/hospital.yaml"));
      }
      return all;
    }
    for (String hospital : sheet.hospitals()) {
      if (!all.contains(hospital)) {
        mistakes.add(
            file.finding(
                "/hospitals", "there is no hospital '" + hospital + "'", "use one of " + all));
      }
    }
    return sheet.hospitals();
  }

  private static void pages(CanonicalOperation due, YamlFile file, List<Finding> mistakes) {
    Map<String, FieldType> request = due.requestTypes();
    if (request.get("hospital.id") != FieldType.STRING
        || request.get(Upload.AFTER) != FieldType.STRING
        || request.get(Upload.LIMIT) != FieldType.INTEGER
        || due.responseTypes().get(ROW + Upload.AFTER) != FieldType.STRING) {
      mistakes.add(
          file.finding(
              "/due",
              due.name() + " does not answer in pages",
              "give its request hospital.id, after and limit (integer), and its response "
                  + ROW
                  + Upload.AFTER));
    }
    FieldType date = request.get(Upload.DATE);
    if (date != null && date != FieldType.DATE) {
      mistakes.add(file.finding("/due", due.name() + " asks for no date", "make date a date"));
    }
  }

  /** A row is the event, but for its place; a list of objects is told by their fields. */
  private static void rows(
      CanonicalOperation due, CanonicalOperation event, YamlFile file, List<Finding> mistakes) {
    event
        .sheet()
        .request()
        .forEach(
            (path, field) -> {
              FieldType type = due.responseTypes().get(ROW + path);
              if (event.requestTypes().keySet().stream().anyMatch(p -> p.startsWith(path + "."))) {
                return;
              }
              if (type == null ? field.required() : type != field.type()) {
                mistakes.add(
                    file.finding(
                        "/due",
                        due.name() + " does not tell '" + path + "' as " + event.name() + " has it",
                        "add " + ROW + path + " to its response, of the same type"));
              }
            });
    due.responseTypes().keySet().stream()
        .filter(path -> !path.equals(ROW + Upload.AFTER))
        .filter(path -> !path.startsWith(ROW) || !told(path, event))
        .forEach(
            path ->
                mistakes.add(
                    file.finding(
                        "/due",
                        due.name() + " tells '" + path + "', which " + event.name() + " has not",
                        "remove it, or add it to the event")));
  }

  private static boolean told(String path, CanonicalOperation event) {
    return event.requestTypes().containsKey(path.substring(ROW.length()));
  }
}
