package org.hospitalhub.his;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the parameters of an insert or update end up, as far as its text tells.
 *
 * @param table the table that is written
 * @param columns a column for each question mark; null for one that is only compared or computed
 */
record WriteTargets(String table, List<@Nullable String> columns) {

  private static final Pattern TOKEN =
      Pattern.compile("'[^']*'|\"[^\"]*\"|--[^\\n]*|[A-Za-z_]\\w*(?:\\.\\w+)*|\\S");
  private static final Set<String> END = Set.of("where", "from", "on", "returning", "limit");

  /**
   * The targets of a statement with question marks.
   *
   * @return null when it is neither an insert nor an update
   */
  static @Nullable WriteTargets of(String sql) {
    List<String> tokens = new ArrayList<>();
    Matcher token = TOKEN.matcher(sql);
    while (token.find()) {
      if (!token.group().startsWith("--")) {
        tokens.add(token.group());
      }
    }
    String verb = tokens.isEmpty() ? "" : tokens.get(0).toLowerCase(Locale.ROOT);
    return switch (verb) {
      case "insert" -> insert(tokens);
      case "update" -> update(tokens);
      default -> null;
    };
  }

  /** {@code insert into t (a, b) values (?, ?)} or {@code … select ?, ? from …}. */
  private static @Nullable WriteTargets insert(List<String> tokens) {
    int open = tokens.indexOf("(");
    int close = tokens.indexOf(")");
    if (open != 3 || close < open) {
      return null;
    }
    List<String> names =
        tokens.subList(open + 1, close).stream().filter(t -> !t.equals(",")).toList();
    boolean values = close + 2 < tokens.size() && tokens.get(close + 1).equalsIgnoreCase("values");
    Assignments found = new Assignments(names);
    found.read(tokens.subList(Math.min(tokens.size(), close + (values ? 3 : 2)), tokens.size()));
    return new WriteTargets(tokens.get(2), found.columns);
  }

  /** {@code update t set a = ?, b = coalesce(?, b) where …}. */
  private static @Nullable WriteTargets update(List<String> tokens) {
    int set = tokens.stream().map(t -> t.toLowerCase(Locale.ROOT)).toList().indexOf("set");
    if (set < 0) {
      return null;
    }
    Assignments found = new Assignments(null);
    found.read(tokens.subList(set + 1, tokens.size()));
    return new WriteTargets(tokens.get(1), found.columns);
  }

  /** Expressions with commas between them; those of an update begin with the column. */
  private static final class Assignments {

    private final @Nullable List<String> names;
    private final List<@Nullable String> columns = new ArrayList<>();

    Assignments(@Nullable List<String> names) {
      this.names = names;
    }

    void read(List<String> tokens) {
      int depth = 0;
      int expression = 0;
      boolean written = true;
      String column = name(expression, tokens.isEmpty() ? "" : tokens.get(0));
      for (int i = 0; i < tokens.size(); i++) {
        String token = tokens.get(i);
        depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
        written &= depth >= 0 && !(depth == 0 && END.contains(token.toLowerCase(Locale.ROOT)));
        if (depth == 0 && token.equals(",") && i + 1 < tokens.size()) {
          column = name(++expression, tokens.get(i + 1));
        } else if (token.equals("?")) {
          columns.add(written ? column : null);
        }
      }
    }

    private @Nullable String name(int expression, String first) {
      return names == null ? first : expression < names.size() ? names.get(expression) : null;
    }
  }
}
