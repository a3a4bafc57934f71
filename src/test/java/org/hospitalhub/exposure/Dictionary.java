package org.hospitalhub.exposure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of a file below {@code src/test/resources/exposure}: escapes as in Java, a line that ends
 * with {@code ×1000} repeats what stands before it, one that begins with {@code #} is a comment.
 */
record Dictionary(List<String> words) {

  private static final Pattern UNICODE = Pattern.compile("(?<!\\\\)\\\\u([0-9a-fA-F]{4})");

  static Dictionary of(String file) {
    try {
      return new Dictionary(
          Files.readAllLines(Path.of("src/test/resources/exposure", file), StandardCharsets.UTF_8)
              .stream()
              .filter(line -> !line.startsWith("#") && !line.isEmpty())
              .map(Dictionary::word)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String word(String line) {
    int times = line.lastIndexOf('×');
    String text = unicode(times < 0 ? line : line.substring(0, times)).translateEscapes();
    return times < 0 ? text : text.repeat(Integer.parseInt(line.substring(times + 1)));
  }

  private static String unicode(String text) {
    return UNICODE
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }

  String any(Random random) {
    return words.get(random.nextInt(words.size()));
  }
}
