package org.hospitalhub.logs;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fails the build when anything that the tests have printed or logged names a patient. Maven runs
 * it after the tests, on their output and on {@code target/logs/*.log}, where tests keep the logs
 * of processes that they start.
 */
public final class LogCheck {

  private static final int SHOWN = 20;

  private LogCheck() {}

  /** Checks the folder {@code target}. */
  public static void main(String... arguments) throws IOException {
    List<String> leaks = leaks(Path.of("target"), Identities.ofTheProject());
    if (!leaks.isEmpty()) {
      throw new IllegalStateException(
          leaks.size()
              + " lines of the logs name patients:\n"
              + String.join("\n", leaks.subList(0, Math.min(SHOWN, leaks.size()))));
    }
  }

  /** Every line that names a patient, as {@code file:line: whom}. */
  static List<String> leaks(Path target, Identities identities) throws IOException {
    List<String> leaks = new ArrayList<>();
    for (Path log : logs(target)) {
      try (BufferedReader reader = open(log)) {
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          number++;
          List<String> named = identities.in(line);
          if (!named.isEmpty()) {
            leaks.add(target.relativize(log) + ":" + number + ": " + named);
          }
        }
      }
    }
    return leaks;
  }

  private static List<Path> logs(Path target) {
    return Stream.concat(
            Identities.files(target.resolve("surefire-reports"), "-output.txt"),
            Identities.files(target.resolve("logs"), ".log"))
        .toList();
  }

  /** A process that was killed may have left half a character. */
  private static BufferedReader open(Path log) throws IOException {
    var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE);
    return new BufferedReader(new java.io.InputStreamReader(Files.newInputStream(log), decoder));
  }
}
