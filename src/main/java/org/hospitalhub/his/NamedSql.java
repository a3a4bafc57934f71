package org.hospitalhub.his;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL cut at its named parameters: {@code pieces[0] marker[0] pieces[1] ... pieces[n]}.
 *
 * @param pieces one more than markers
 * @param markers the parameters in order
 */
record NamedSql(List<String> pieces, List<Marker> markers) {

  /** What a colon in quotes, in a comment or in a cast cannot be: a parameter. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "'[^']*'|\"[^\"]*\"|--[^\\n]*|/\\*.*?\\*/|::"
              + "|:(?<name>[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*)",
          Pattern.DOTALL);

  /**
   * A parameter.
   *
   * @param name without the colon
   * @param line 0-based line within the statement
   */
  record Marker(String name, int line) {}

  static NamedSql parse(String sql) {
    List<String> pieces = new ArrayList<>();
    List<Marker> markers = new ArrayList<>();
    Matcher token = TOKEN.matcher(sql);
    int from = 0;
    int line = 0;
    int counted = 0;
    while (token.find()) {
      String name = token.group("name");
      if (name != null) {
        line += lines(sql, counted, token.start());
        counted = token.start();
        pieces.add(sql.substring(from, token.start()));
        markers.add(new Marker(name, line));
        from = token.end();
      }
    }
    pieces.add(sql.substring(from));
    return new NamedSql(List.copyOf(pieces), List.copyOf(markers));
  }

  private static int lines(String sql, int from, int to) {
    return (int) sql.substring(from, to).chars().filter(c -> c == '\n').count();
  }
}
