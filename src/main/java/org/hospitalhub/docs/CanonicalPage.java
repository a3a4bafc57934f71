package org.hospitalhub.docs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hospitalhub.sheet.CanonicalField;
import org.hospitalhub.sheet.CanonicalOperation;
import org.hospitalhub.sheet.CanonicalSheet;
import org.hospitalhub.sheet.CodeTable;
import org.hospitalhub.sheet.Library;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.hospitalhub.sheet.SheetFolder;
import org.hospitalhub.sheet.SheetFolder.Sheet;
import org.hospitalhub.sheet.Term;
import org.hospitalhub.sheet.Title;

/** {@code docs/operations/canonical.md}. */
final class CanonicalPage {

  private static final String INTRODUCTION =
      """
      The words that all platforms share. An operation that goes to a platform is called with
      `POST /api/v1/<operation>` and a JSON object; `?platform=<id>` chooses where several platforms have it.
      An operation that comes from a platform is answered by the HIS connector, `mappings/his/<connector>/<operation>.sql`.

      Types: `string`, `integer`, `boolean`; `decimal` is a string of yuan with two places (`"15.00"`); `date`
      (`2026-11-20`), `datetime` (`2026-11-20T08:30:00`, local time) and `time` (`08:30`) are strings. A dot in a path
      is a nested object, `[]` a list. Errors are `application/problem+json` (RFC 9457) with the type
      `urn:hospitalhub:error:<error>`.""";

  private final Library library;
  private final Map<String, List<String>> uses = new TreeMap<>();
  private final Set<String> outbound = new HashSet<>();

  /**
   * The page.
   *
   * @param platforms the sheets by platform
   */
  CanonicalPage(Library library, Map<String, SheetFolder> platforms) {
    this.library = library;
    platforms.forEach(
        (platform, folder) -> folder.sheets().forEach((key, sheet) -> use(platform, key, sheet)));
  }

  private void use(String platform, String key, Sheet sheet) {
    String canonical = String.valueOf(sheet.whole().canonical());
    String target = platform + ".md" + Markdown.anchor(PlatformPage.heading(key, sheet));
    uses.computeIfAbsent(canonical, k -> new ArrayList<>())
        .add(Markdown.link(platform + " " + key, target));
    if (sheet.whole().direction() == Direction.OUTBOUND) {
      outbound.add(canonical);
    }
  }

  String text(String firstLine) {
    Markdown page = new Markdown().paragraph(firstLine).heading(1, "Canonical operations");
    page.paragraph(INTRODUCTION);
    page.table(
        List.of("operation", "title", "effect", "called by", "platforms"),
        library.operations().values().stream().map(this::line).toList());
    library.operations().values().forEach(operation -> operation(operation, page));
    page.heading(2, "Errors");
    page.table(
        List.of("error", "status", "title", "words", "may succeed later"),
        library.errors().entrySet().stream()
            .map(
                e ->
                    List.of(
                        Markdown.code(e.getKey()),
                        String.valueOf(e.getValue().status()),
                        e.getValue().title(),
                        e.getValue().chinese(),
                        e.getValue().retryable() ? "yes" : ""))
            .toList());
    library.codes().forEach((name, table) -> codes(name, table, page));
    return page.toString();
  }

  private List<String> line(CanonicalOperation operation) {
    return List.of(
        Markdown.link(operation.name(), Markdown.anchor(operation.name())),
        title(operation.sheet().title()),
        effect(operation),
        caller(operation),
        String.join(", ", uses.getOrDefault(operation.name(), List.of())));
  }

  private String caller(CanonicalOperation operation) {
    if (library.outcomes().contains(operation.name())) {
      return "hub, in doubt and for repeats";
    }
    if (library.dues().contains(operation.name())) {
      return "hub, for uploads";
    }
    return outbound.contains(operation.name()) ? "HIS" : "platform";
  }

  private static String link(String operation) {
    return Markdown.link(operation, Markdown.anchor(operation));
  }

  private static String effect(CanonicalOperation operation) {
    return operation.sheet().effect().name().toLowerCase(Locale.ROOT);
  }

  private void operation(CanonicalOperation operation, Markdown page) {
    CanonicalSheet sheet = operation.sheet();
    page.heading(2, operation.name());
    String description = sheet.description() == null ? "" : " " + sheet.description().strip();
    page.paragraph(title(sheet.title()) + "." + description);
    page.line("* effect: " + effect(operation));
    if (outbound.contains(operation.name())) {
      page.line("* " + Markdown.code("POST /api/v1/" + operation.name()));
    }
    if (sheet.outcome() != null) {
      page.line("* outcome, when it was cut off or is repeated: " + link(sheet.outcome()));
    }
    if (!sheet.undoes().isEmpty()) {
      page.line(
          "* undoes "
              + String.join(", ", sheet.undoes().stream().map(CanonicalPage::link).toList()));
    }
    incidental(sheet, page);
    page.line("* platforms: " + String.join(", ", uses.getOrDefault(operation.name(), List.of())));
    if (sheet.kind() != null) {
      page.line("* tells a " + sheet.kind().name().toLowerCase(Locale.ROOT));
    }
    if (sheet.platform() != null) {
      page.line("* goes only to the platform that " + Markdown.code(sheet.platform()) + " names");
    }
    String errors = String.join(", ", sheet.errors().stream().map(Markdown::code).toList());
    page.paragraph("* errors beside the general ones: " + (errors.isEmpty() ? "none" : errors));
    fields("Request", sheet.request(), page);
    fields("Response", sheet.response(), page);
  }

  private static String title(Title title) {
    return title.en() + " " + title.zh();
  }

  private static void incidental(CanonicalSheet sheet, Markdown page) {
    if (!sheet.incidental().isEmpty()) {
      List<String> fields = sheet.incidental().stream().map(Markdown::code).toList();
      page.line("* a repeat may differ in " + String.join(", ", fields));
    }
  }

  private static void fields(String side, Map<String, CanonicalField> fields, Markdown page) {
    page.paragraph("**" + side + "**" + (fields.isEmpty() ? ": no fields" : ""));
    page.table(
        List.of("field", "title", "名称", "type", "required", "codes"),
        fields.entrySet().stream().map(e -> cells(e.getKey(), e.getValue())).toList());
  }

  private static List<String> cells(String path, CanonicalField field) {
    return List.of(
        Markdown.code(path),
        field.term().en(),
        field.term().zh(),
        type(field.term()),
        FieldTable.required(field.required(), field.requiredWith()),
        field.codes() == null ? "" : CodeText.link(field.codes()));
  }

  private static String type(Term term) {
    String type =
        term.unit() == null ? term.type().label() : term.type().label() + ", " + term.unit();
    return term.minimum() == null ? type : type + ", at least " + term.minimum();
  }

  private void codes(String name, CodeTable table, Markdown page) {
    page.heading(2, CodeText.heading(name)).paragraph(table.title());
    List<String> columns =
        table.platforms() == null ? List.of() : List.copyOf(table.platforms().keySet());
    List<String> head = new ArrayList<>(List.of("canonical", "display"));
    head.addAll(columns);
    CodeText text = new CodeText(library.codes());
    List<List<String>> rows = new ArrayList<>();
    table
        .canonical()
        .forEach(
            (code, display) -> {
              List<String> cells = new ArrayList<>(List.of(Markdown.code(code), display));
              columns.forEach(column -> cells.add(text.wire(name, column, code)));
              rows.add(cells);
            });
    page.table(head, rows);
  }
}
