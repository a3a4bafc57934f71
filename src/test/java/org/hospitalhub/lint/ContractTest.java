package org.hospitalhub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hospitalhub.sheet.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

/** The sheets have what the platforms' documents print. */
class ContractTest {

  private static final Path FIXTURES = Path.of("src/test/resources/lint");

  @TempDir Path folder;

  @Test
  void theSheetsSayWhatTheDocumentsPrintOrWhyNot() {
    assertThat(findings(Path.of(""), Path.of("src/test/resources/contracts"))).isEmpty();
  }

  /** Each case lies over the good example of the linter. */
  @ParameterizedTest
  @MethodSource("cases")
  void findsWhatDiffers(String name) throws IOException {
    FileSystemUtils.copyRecursively(FIXTURES.resolve("good"), folder);
    FileSystemUtils.copyRecursively(FIXTURES.resolve("contracts").resolve(name), folder);

    List<String> findings =
        findings(folder, folder.resolve("contracts")).stream()
            .map(finding -> finding.replace(folder + "/", ""))
            .toList();

    assertThat(findings)
        .containsExactlyElementsOf(Files.readAllLines(folder.resolve("findings.txt")));
  }

  static Stream<String> cases() throws IOException {
    try (Stream<Path> cases = Files.list(FIXTURES.resolve("contracts"))) {
      return cases.map(path -> path.getFileName().toString()).sorted().toList().stream();
    }
  }

  private static List<String> findings(Path project, Path contracts) {
    Project read = new ProjectReader(project, new ArrayList<>()).read();
    return ContractCoverage.check(read, contracts).stream()
        .sorted(Comparator.comparing(Finding::file).thenComparing(Finding::line))
        .map(Finding::toString)
        .toList();
  }
}
