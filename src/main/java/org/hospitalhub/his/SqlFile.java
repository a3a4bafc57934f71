package org.hospitalhub.his;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hospitalhub.sheet.Finding;

/**
 * A file of SQL statements, each below the line that says what it must give.
 *
 * @param path where the file stands
 * @param statements in the order they run
 */
public record SqlFile(Path path, List<Statement> statements) {

  private static final String OPENING = "-->";
  private static final Pattern ALIAS = Pattern.compile("(?i)\\bas\\s+\"([^\"]+)\"");

  public SqlFile {
    statements = List.copyOf(statements);
  }

  /** The canonical errors that its statements raise. */
  public Set<String> errors() {
    return statements.stream()
        .map(statement -> statement.directive().refusal())
        .flatMap(Stream::ofNullable)
        .map(Directive.Refusal::error)
        .collect(Collectors.toSet());
  }

  /** The canonical paths that its statements answer. */
  public Set<String> answered() {
    return statements.stream()
        .flatMap(statement -> ALIAS.matcher(statement.sql()).results())
        .map(alias -> alias.group(1))
        .collect(Collectors.toSet());
  }

  /**
   * One statement.
   *
   * @param line the line of its directive, 1-based
   * @param directive what it must give
   * @param sql its text from the line after the directive on, comment lines blanked
   */
  record Statement(int line, Directive directive, String sql) {}

  /**
   * Reads the text of a file. What is wrong with it is added to the findings, all of it; a file
   * with findings must not be used.
   */
  public static SqlFile parse(Path path, String text, List<Finding> findings) {
    return new Reader(path, findings).read(text);
  }

  private static final class Reader {
    private final Path path;
    private final List<Finding> findings;
    private final List<Statement> statements = new ArrayList<>();
    private final StringBuilder sql = new StringBuilder();
    private Optional<Directive> directive = Optional.empty();
    private int opened;

    Reader(Path path, List<Finding> findings) {
      this.path = path;
      this.findings = findings;
    }

    SqlFile read(String text) {
      int line = 0;
      for (String words : text.lines().toList()) {
        line++;
        if (words.startsWith(OPENING)) {
          close();
          open(line, words.substring(OPENING.length()));
        } else {
          sql.append(words.strip().startsWith("--") ? "" : words.stripTrailing()).append('\n');
          stray(line, words);
        }
      }
      close();
      if (opened == 0) {
        find(1, "no statement", "open one with a line that starts with " + OPENING);
      }
      return new SqlFile(path, statements);
    }

    private void open(int line, String words) {
      opened = line;
      directive = Directive.parse(words);
      if (directive.isEmpty()) {
        find(line, "unknown directive '" + words.strip() + "'", "write " + Directive.FORMS);
      }
    }

    private void stray(int line, String words) {
      boolean blank = words.isBlank() || words.strip().startsWith("--");
      if (opened == 0 && !blank) {
        opened = line;
        find(line, "statement without directive", "say above it what it must give: " + OPENING);
      }
    }

    private void close() {
      String text = sql.toString().stripTrailing();
      sql.setLength(0);
      if (directive.isEmpty()) {
        return;
      }
      if (directive.get().kind() == Directive.Kind.ANSWER_AGAIN) {
        again(directive.get(), text);
        return;
      }
      if (text.isBlank()) {
        find(opened, "directive without statement", "write the statement below it");
        return;
      }
      String statement = text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
      statements.add(new Statement(opened, directive.get(), statement));
      directive = Optional.empty();
    }

    /** The nearest statement above that answers stands here once more. */
    private void again(Directive again, String text) {
      Optional<Statement> above =
          statements.stream().filter(s -> s.directive().answers()).reduce((a, b) -> b);
      if (!text.isBlank()) {
        find(opened, "a statement below 'answer again'", "remove it, or write answer");
      } else if (above.isEmpty()) {
        find(opened, "no statement above answers", "write answer, and the statement below it");
      } else {
        statements.add(new Statement(opened, again, above.get().sql()));
      }
      directive = Optional.empty();
    }

    private void find(int line, String problem, String remedy) {
      findings.add(new Finding(path, line, problem, remedy));
    }
  }
}
