package org.hospitalhub.his;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The column labels of a query as far as its text tells them.
 *
 * @param labels unquoted ones in lower case, quoted ones as they stand
 * @param open a {@code *} hides labels
 */
record SelectList(Set<String> labels, boolean open) {

  private static final Pattern TOKEN =
      Pattern.compile("'[^']*'|\"[^\"]*\"|--[^\\n]*|[A-Za-z_]\\w*|\\S");
  private static final Set<String> END = Set.of("from", "where", "union", "limit", "order", "for");

  static SelectList of(String sql) {
    Set<String> labels = new LinkedHashSet<>();
    boolean open = false;
    boolean inside = false;
    int depth = 0;
    String last = "";
    Matcher token = TOKEN.matcher(sql);
    while (token.find()) {
      String word = token.group();
      depth += "(".equals(word) ? 1 : ")".equals(word) ? -1 : 0;
      String plain = word.toLowerCase(Locale.ROOT);
      if (depth > 0 || word.startsWith("--")) {
        continue;
      } else if (!inside) {
        inside = "select".equals(plain);
      } else if (END.contains(plain)) {
        break;
      } else if (",".equals(word)) {
        labels.add(last);
      } else {
        last = word.startsWith("\"") ? word.substring(1, word.length() - 1) : plain;
        open |= "*".equals(word);
      }
    }
    labels.add(last);
    return new SelectList(labels, open);
  }
}
