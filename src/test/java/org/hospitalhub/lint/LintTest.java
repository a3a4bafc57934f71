package org.hospitalhub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

class LintTest {

  private static final Path FIXTURES = Path.of("src/test/resources/lint");
  private static final Pattern RAISED =
      Pattern.compile("new CanonicalException\\(\\s*\"([a-z-]+)\"");

  @TempDir Path folder;

  @Test
  void findsNothingInTheProjectItself() {
    assertThat(new Lint(Path.of("")).findings()).isEmpty();
  }

  @Test
  void findsNothingInTheGoodExample() throws IOException {
    FileSystemUtils.copyRecursively(FIXTURES.resolve("good"), folder);

    assertThat(new Lint(folder).findings()).isEmpty();
  }

  /** Each case lies over the good example; its findings.txt is what lint prints. */
  @ParameterizedTest
  @MethodSource("cases")
  void findsWhatIsWrong(String name) throws IOException {
    FileSystemUtils.copyRecursively(FIXTURES.resolve("good"), folder);
    FileSystemUtils.copyRecursively(FIXTURES.resolve("cases").resolve(name), folder);

    List<String> findings =
        new Lint(folder).findings().stream().map(f -> f.replace(folder + "/", "")).toList();

    assertThat(findings)
        .containsExactlyElementsOf(Files.readAllLines(folder.resolve("findings.txt")));
  }

  static Stream<String> cases() throws IOException {
    try (Stream<Path> cases = Files.list(FIXTURES.resolve("cases"))) {
      return cases.map(path -> path.getFileName().toString()).sorted().toList().stream();
    }
  }

  @Test
  void printsFindingsAndTheirNumberAndFails() throws IOException {
    FileSystemUtils.copyRecursively(FIXTURES.resolve("good"), folder);
    Files.writeString(folder.resolve("mappings/notes.txt"), "notes");
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    int code = new Lint(folder).run(new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(code).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            folder.resolve("mappings/notes.txt")
                + ":1: nothing reads the file; correct its name or place, or remove it"
                + " [stray-file]",
            "findings: 1, files: 13");
  }

  @Test
  void saysThatThereIsNothingToCheck() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    int code = new Lint(folder).run(new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(code).isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("there is no folder " + folder);
  }

  @Test
  void knowsEveryErrorThatTheHubRaises() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      assertThat(
              sources
                  .filter(path -> path.toString().endsWith(".java"))
                  .flatMap(path -> RAISED.matcher(text(path)).results())
                  .map(found -> found.group(1)))
          .isNotEmpty()
          .isSubsetOf(OwnErrors.ALL);
    }
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
