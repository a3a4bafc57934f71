package org.hospitalhub.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hospitalhub.sheet.Field;
import org.hospitalhub.sheet.Row;
import org.jspecify.annotations.Nullable;

/** The table of one side of an operation. */
record FieldTable(CodeText codes, String platform) {

  private static final List<String> COLUMNS =
      List.of("field", "title", "required", "length", "values", "canonical", "note");

  void write(String side, List<Row> rows, Markdown page) {
    page.paragraph("**" + side + "**" + (rows.isEmpty() ? ": no fields beside the envelope" : ""));
    page.table(COLUMNS, rows.stream().map(this::cells).toList());
  }

  private List<String> cells(Row row) {
    Field field = row.field();
    return List.of(
        Markdown.code(row.path().toString()),
        field.title(),
        required(field.required(), field.requiredWith()),
        field.length() == null ? "" : field.length().toString(),
        values(field),
        target(row),
        note(field));
  }

  /** When a field must be there. */
  static String required(boolean required, @Nullable String with) {
    return with == null ? (required ? "yes" : "") : "with " + Markdown.code(with);
  }

  private String values(Field field) {
    List<String> words = new ArrayList<>();
    add(words, "", field.format());
    add(words, "pattern ", field.pattern());
    add(words, "said as ", field.patternTitle());
    if (field.codes() != null) {
      words.add(codes.column(field.codes(), platform));
    }
    if (field.unit() != null) {
      words.add(field.unit().label());
    }
    add(words, "always ", field.constant());
    add(words, "default ", field.fallback());
    add(words, "joined by ", field.join());
    return String.join("; ", words);
  }

  private static void add(List<String> words, String label, @Nullable String value) {
    if (value != null) {
      words.add(label + Markdown.code(value));
    }
  }

  private static String target(Row row) {
    Field field = row.field();
    if (field.ignore() != null) {
      return "not mapped: " + field.ignore();
    }
    if (!field.echo().isEmpty()) {
      return "repeats "
          + String.join(" or ", field.echo().stream().map(Markdown::code).toList())
          + " of the request";
    }
    return row.canonical() == null ? "" : Markdown.code(row.canonical().toString());
  }

  private static String note(Field field) {
    return Stream.of(
            listed("also read as ", field.aliases()),
            listed("printed as ", field.printed()),
            field.note() == null ? "" : field.note())
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String listed(String label, List<String> names) {
    return names.isEmpty()
        ? ""
        : label + String.join(", ", names.stream().map(Markdown::code).toList());
  }
}
