package org.hospitalhub.his;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a statement must give: the words behind {@code -->}.
 *
 * @param kind what is expected
 * @param changes how many rows must change, or {@link #ANY}
 * @param refusal what to answer otherwise; null when nothing can go wrong
 */
record Directive(Kind kind, int changes, @Nullable Refusal refusal) {

  /** Any number of changed rows will do. */
  static final int ANY = -1;

  /** How the directives are written, for the remedy of a finding. */
  static final String FORMS =
      "row [else E], no row else E, 1 change else E, changes, answer [if any], answer [again] else E,"
          + " where E is an error with optional \"words\"";

  private static final Pattern FORM =
      Pattern.compile(
          "(?<form>no\\s+row|row|(?<count>\\d+)\\s+changes?|changes|answer\\s+if\\s+any|answer\\s+again|answer)"
              + "(?:\\s+else\\s+(?<error>[a-z][a-z-]*)(?:\\s+\"(?<words>[^\"]*)\")?)?");

  /** The kinds of expectation. */
  enum Kind {
    /** At most one row; its columns become parameters. */
    ROW,
    /** No row at all. */
    NO_ROW,
    /** A number of changed rows. */
    CHANGES,
    /** Rows that fold into the reply. */
    ANSWER,
    /** The same from the nearest such statement above, asked once more. */
    ANSWER_AGAIN,
    /** Rows that fold into the reply and end the file when there are any. */
    ANSWER_IF_ANY
  }

  /**
   * A canonical error.
   *
   * @param error its id
   * @param words the detail for operators; empty when the file has none
   */
  record Refusal(String error, String words) {}

  /** Reads the words behind {@code -->}; empty when they are no directive. */
  static Optional<Directive> parse(String words) {
    Matcher form = FORM.matcher(words.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    Refusal refusal = refusal(form);
    return switch (form.group("form").replaceAll("\\s+", " ")) {
      case "row" -> Optional.of(new Directive(Kind.ROW, ANY, refusal));
      case "no row" -> when(refusal != null, new Directive(Kind.NO_ROW, ANY, refusal));
      case "changes" -> when(refusal == null, new Directive(Kind.CHANGES, ANY, null));
      case "answer" -> Optional.of(new Directive(Kind.ANSWER, ANY, refusal));
      case "answer again" -> Optional.of(new Directive(Kind.ANSWER_AGAIN, ANY, refusal));
      case "answer if any" -> when(refusal == null, new Directive(Kind.ANSWER_IF_ANY, ANY, null));
      default -> {
        int count = Integer.parseInt(form.group("count"));
        yield when(refusal != null, new Directive(Kind.CHANGES, count, refusal));
      }
    };
  }

  private static Optional<Directive> when(boolean wellFormed, Directive directive) {
    return wellFormed ? Optional.of(directive) : Optional.empty();
  }

  private static @Nullable Refusal refusal(Matcher form) {
    String error = form.group("error");
    String words = form.group("words");
    return error == null ? null : new Refusal(error, words == null ? "" : words);
  }

  boolean answers() {
    return kind == Kind.ANSWER || kind == Kind.ANSWER_AGAIN || kind == Kind.ANSWER_IF_ANY;
  }
}
