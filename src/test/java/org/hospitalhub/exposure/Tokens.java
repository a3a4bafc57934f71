package org.hospitalhub.exposure;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** XML, escaped or not, or JSON, taken apart at its tags, names and values. */
final class Tokens {

  private static final Pattern TOKEN =
      Pattern.compile(
          "<[^<>]{0,500}>|&lt;[^&]{0,500}&gt;|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\""
              + "|[{}\\[\\],:]|[^<>{}\\[\\],:\"&]+|.",
          Pattern.DOTALL);
  private static final Pattern START =
      Pattern.compile("(?:<|&lt;)([\\w:.-]+)[^/]*(?:>|&gt;)", Pattern.DOTALL);
  private static final int ODDS_OF_A_WHOLE = 4;
  private static final int LONGEST_RANGE = 8;

  private final List<String> all = new ArrayList<>();
  private final Random random;

  /** How a text is changed. */
  enum Change {
    DROP,
    DOUBLE,
    SWAP,
    NEST,
    MOVE
  }

  private Tokens(String text, Random random) {
    Matcher tokens = TOKEN.matcher(text);
    while (tokens.find()) {
      all.add(tokens.group());
    }
    this.random = random;
  }

  /** The text with a part of it dropped, doubled, put into itself or elsewhere. */
  static String changed(String text, Change change, Random random) {
    Tokens tokens = new Tokens(text, random);
    if (!tokens.all.isEmpty()) {
      tokens.change(change);
    }
    return String.join("", tokens.all);
  }

  /** The text with a value of it replaced. */
  static String withValue(String text, String value, Random random) {
    Tokens tokens = new Tokens(text, random);
    if (!tokens.all.isEmpty()) {
      tokens.replaceValue(value);
    }
    return String.join("", tokens.all);
  }

  private void change(Change change) {
    int from = random.nextInt(all.size());
    int to = end(from);
    List<String> part = List.copyOf(all.subList(from, to));
    switch (change) {
      case DROP -> all.subList(from, to).clear();
      case DOUBLE -> all.addAll(to, part);
      case NEST -> all.addAll(from + random.nextInt(part.size() + 1), part);
      case SWAP -> {
        int other = random.nextInt(all.size());
        String token = all.get(from);
        all.set(from, all.get(other));
        all.set(other, token);
      }
      case MOVE -> {
        all.subList(from, to).clear();
        all.addAll(random.nextInt(all.size() + 1), part);
      }
    }
  }

  /** The end of the element or member that begins at a token, or of any range. */
  private int end(int from) {
    if (random.nextInt(ODDS_OF_A_WHOLE) > 0) {
      Matcher start = START.matcher(all.get(from));
      if (start.matches()) {
        for (int i = from + 1; i < all.size(); i++) {
          if (all.get(i).contains("/" + start.group(1))) {
            return i + 1;
          }
        }
      }
      if (from + 1 < all.size() && all.get(from + 1).equals(":")) {
        return endOfMember(from + 2);
      }
    }
    return Math.min(all.size(), from + 1 + random.nextInt(LONGEST_RANGE));
  }

  private int endOfMember(int value) {
    int depth = 0;
    for (int i = value; i < all.size(); i++) {
      String token = all.get(i);
      depth += token.equals("{") || token.equals("[") ? 1 : 0;
      depth -= token.equals("}") || token.equals("]") ? 1 : 0;
      if (depth < 0 || depth == 0 && token.equals(",")) {
        return i;
      }
    }
    return all.size();
  }

  private void replaceValue(String value) {
    int at = random.nextInt(all.size());
    for (int i = 0; i < all.size(); i++) {
      String token = all.get((at + i) % all.size());
      if (token.startsWith("\"")) {
        all.set((at + i) % all.size(), random.nextBoolean() ? '"' + value + '"' : value);
        return;
      }
      if (!token.startsWith("<") && !token.startsWith("&") && token.length() > 1) {
        all.set((at + i) % all.size(), value);
        return;
      }
    }
  }
}
