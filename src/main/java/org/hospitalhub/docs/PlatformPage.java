package org.hospitalhub.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hospitalhub.platform.Descriptor;
import org.hospitalhub.sheet.CanonicalError;
import org.hospitalhub.sheet.CanonicalOperation;
import org.hospitalhub.sheet.ErrorWords;
import org.hospitalhub.sheet.Library;
import org.hospitalhub.sheet.Naming;
import org.hospitalhub.sheet.OperationSheet;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.hospitalhub.sheet.SheetFolder;
import org.hospitalhub.sheet.SheetFolder.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * {@code docs/operations/<platform>.md}.
 *
 * @param routes where the route of an operation comes from; empty when it is switched off
 */
record PlatformPage(
    String id,
    Descriptor descriptor,
    SheetFolder folder,
    Library library,
    UnaryOperator<String> routes) {

  String text(String firstLine) {
    Markdown page = new Markdown().paragraph(firstLine);
    page.heading(1, descriptor.title() + " (" + id + ")");
    if (descriptor.document() != null) {
      page.paragraph("Document: " + descriptor.document());
    }
    overview(page);
    envelope(page);
    folder.sheets().forEach((key, sheet) -> operation(key, sheet, page));
    return page.toString();
  }

  /** The heading of an operation. */
  static String heading(String key, Sheet sheet) {
    return key + " " + sheet.whole().title();
  }

  private void overview(Markdown page) {
    page.table(
        List.of(
            "operation", "title", "direction", "section", "canonical operation", "effect", "route"),
        folder.sheets().entrySet().stream().map(e -> line(e.getKey(), e.getValue())).toList());
  }

  private List<String> line(String key, Sheet sheet) {
    return List.of(
        Markdown.link(key, Markdown.anchor(heading(key, sheet))),
        sheet.whole().title(),
        direction(sheet),
        sheet.whole().spec(),
        canonicalLink(sheet),
        canonical(sheet).sheet().effect().name().toLowerCase(Locale.ROOT),
        sheet.own().offered() ? routes.apply(key) : "none: switched off");
  }

  private void envelope(Markdown page) {
    Descriptor.Envelope envelope = descriptor.envelope();
    page.heading(2, "Envelope and errors");
    if (envelope.root() != null) {
      page.line("* Messages stand in " + Markdown.code(envelope.root()) + ".");
    }
    if (envelope.bare() != null) {
      page.line(
          "* A message may be nothing but the content of "
              + Markdown.code(envelope.bare().field())
              + "; it is answered alike.");
    }
    if (envelope.namings() != null) {
      page.line(
          "* Names may be written in "
              + envelope.namings().stream().map(Naming::label).collect(Collectors.joining(" or "))
              + "; they are answered alike.");
    }
    page.line(
        "* "
            + (envelope.operation() == null
                ? "The transport"
                : Markdown.code(envelope.operation()) + " of a request")
            + " names the operation.");
    page.line("* Reply of a success: " + pairs(envelope.success()));
    page.paragraph("* Reply of a failure: " + pairs(envelope.failure()) + cut(envelope.lengths()));
    page.paragraph("What the platform hears of each canonical error:");
    errors(List.copyOf(library.errors().keySet()), null, page);
  }

  private void errors(List<String> ids, OperationSheet.@Nullable Reply own, Markdown page) {
    List<List<String>> rows = new ArrayList<>();
    for (String error : ids) {
      CanonicalError meaning = library.error(error);
      ErrorWords words = descriptor.words(own, error);
      rows.add(
          List.of(
              Markdown.code(error),
              words.code() == null ? "" : Markdown.code(words.code()),
              words.message() == null ? meaning.chinese() : words.message(),
              meaning.title()));
    }
    page.table(List.of("error", "code", "words", "meaning"), rows);
  }

  private void operation(String key, Sheet sheet, Markdown page) {
    page.heading(2, heading(key, sheet));
    facts(sheet, page);
    FieldTable table = new FieldTable(new CodeText(library.codes()), id);
    table.write("Request", sheet.request(), page);
    table.write("Response", sheet.response(), page);
    if (sheet.whole().direction() == Direction.INBOUND) {
      OperationSheet.Reply own = sheet.whole().reply();
      boolean codes = own != null && own.errors() != null;
      List<String> errors =
          codes ? List.copyOf(library.errors().keySet()) : canonical(sheet).sheet().errors();
      String beside = codes ? "" : " beside the general ones";
      page.paragraph("**Errors**" + beside + (errors.isEmpty() ? ": none" : ""));
      errors(errors, own, page);
    }
  }

  private void facts(Sheet sheet, Markdown page) {
    OperationSheet whole = sheet.whole();
    String effect = canonical(sheet).sheet().effect().name().toLowerCase(Locale.ROOT);
    page.line("* " + direction(sheet) + "; section " + whole.spec());
    page.line("* canonical operation: " + canonicalLink(sheet) + " (" + effect + ")");
    Stream.of(
            fact("a repeat is known by", joined(whole.idempotentBy())),
            fact("business keys", pairs(whole.keys())),
            fact("sets", pairs(whole.set())),
            fact("same fields as", whole.like() == null ? "" : Markdown.code(whole.like())),
            fact("reply of a success", whole.reply() == null ? "" : pairs(whole.reply().success())),
            fact("reply of a failure", whole.reply() == null ? "" : pairs(whole.reply().failure())),
            fact("words cut", whole.reply() == null ? "" : lengths(whole.reply().lengths())),
            fact("behind its fields", whole.reply() == null ? "" : joined(whole.reply().last())))
        .filter(words -> !words.isEmpty())
        .forEach(page::line);
    if (whole.requireOneOf() != null) {
      whole.requireOneOf().forEach(group -> page.line(fact("at least one of", joined(group))));
    }
    page.line("");
    if (whole.note() != null) {
      page.paragraph("> " + whole.note().strip().replace("\n", "\n> "));
    }
  }

  private static String fact(String label, String words) {
    return words.isEmpty() ? "" : "* " + label + ": " + words;
  }

  private static String joined(@Nullable List<String> names) {
    return names == null
        ? ""
        : names.stream().map(Markdown::code).collect(Collectors.joining(", "));
  }

  private static String pairs(@Nullable Map<String, ?> pairs) {
    return pairs == null
        ? ""
        : pairs.entrySet().stream()
            .map(e -> Markdown.code(e.getKey() + ": " + e.getValue()))
            .collect(Collectors.joining(", "));
  }

  private static String cut(@Nullable Map<String, Integer> lengths) {
    return lengths == null ? "" : "; words cut: " + lengths(lengths);
  }

  private static String lengths(@Nullable Map<String, Integer> lengths) {
    return lengths == null
        ? ""
        : lengths.entrySet().stream()
            .map(e -> Markdown.code(e.getKey()) + " at " + e.getValue() + " characters")
            .collect(Collectors.joining(", "));
  }

  private static String direction(Sheet sheet) {
    return sheet.whole().direction() == Direction.INBOUND
        ? "platform → hospital"
        : "hospital → platform";
  }

  private CanonicalOperation canonical(Sheet sheet) {
    return library.operations().get(sheet.whole().canonical());
  }

  private String canonicalLink(Sheet sheet) {
    String name = canonical(sheet).name();
    return Markdown.link(name, "canonical.md" + Markdown.anchor(name));
  }
}
