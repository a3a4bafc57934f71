package org.hospitalhub.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {

  private static final Path FILE = Path.of("mappings/a.yaml");

  @Test
  void typesPlainScalarsAndLeavesQuotedOnesText() {
    YamlFile file =
        YamlFile.of(
            FILE,
            """
            {a: 18, b: "0", c: true, d: no, e: 15.00, f: 01, g: ~, h: , i: 12:30, j: 3.2.1.6,
             k: -7, l: 99999999999, m: 2026-11-20, n: '', 1: 一, o: .5, p: 1e3, q: null, r: !!str 5}
            """);

    assertThat(file.tree().toString())
        .isEqualTo(
            "{\"a\":18,\"b\":\"0\",\"c\":true,\"d\":\"no\",\"e\":15.00,\"f\":\"01\",\"g\":null,"
                + "\"h\":null,\"i\":\"12:30\",\"j\":\"3.2.1.6\",\"k\":-7,\"l\":99999999999,"
                + "\"m\":\"2026-11-20\",\"n\":\"\",\"1\":\"一\",\"o\":\".5\",\"p\":1E+3,"
                + "\"q\":null,\"r\":\"5\"}");
  }

  @Test
  void knowsTheLineOfKeysAndItems() {
    YamlFile file =
        YamlFile.of(
            FILE,
            """
            # a sheet
            title: x

            request:
              a/b: {length: 18,
                    required: true}
              list:
                - one
                - two: 2
                  three: 3
            """);

    assertThat(file.line("/title")).isEqualTo(2);
    assertThat(file.line("/request")).isEqualTo(4);
    assertThat(file.line("/request/a~1b/length")).isEqualTo(5);
    assertThat(file.line("/request/a~1b/required")).isEqualTo(6);
    assertThat(file.line("/request/list/0")).isEqualTo(8);
    assertThat(file.line("/request/list/1")).isEqualTo(9);
    assertThat(file.line("/request/list/1/three")).isEqualTo(10);
    assertThat(file.line("/request/list/7/four")).isEqualTo(7);
    assertThat(file.line("/nothing")).isEqualTo(2);
    assertThat(file.finding("/request/list/0", "what", "do"))
        .hasToString("mappings/a.yaml:8: what; do");
  }

  @Test
  void resolvesAnchors() {
    YamlFile file = YamlFile.of(FILE, "a: &x {b: 1}\nc: *x\n");

    assertThat(file.tree().at("/c/b").intValue()).isEqualTo(1);
    assertThat(file.line("/c")).isEqualTo(2);
  }

  @Test
  void rejectsWhatIsNotYamlWithItsLine() {
    assertThat(findings("a: 1\nb: [1, 2\nc: 3\n"))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.line()).isEqualTo(3);
              assertThat(f.problem()).startsWith("is not YAML: ");
            });
    assertThat(findings("a: 1\n\tb: 2\n").get(0).line()).isEqualTo(2);
    assertThat(findings("a: 1\nb: \u0007\n").get(0).line()).isEqualTo(2);
    assertThat(findings("a: 1\n---\nb: 2\n").get(0).line()).isEqualTo(2);
    assertThat(findings("a: &x\n  b: *x\n").get(0).problem())
        .isEqualTo("an anchor contains itself");
    assertThat(findings("a: 1\n? [b]\n: 2\n").get(0).line()).isEqualTo(2);
    assertThat(findings("# nothing\n").get(0).problem()).isEqualTo("is empty");
  }

  @Test
  void rejectsEveryKeyThatStandsTwice() {
    assertThat(findings("a: 1\nb: {c: 1, c: 2}\na: 2\n"))
        .extracting(Finding::toString)
        .containsExactly(
            "mappings/a.yaml:2: key 'c' stands here and at line 2; keep one of the two",
            "mappings/a.yaml:3: key 'a' stands here and at line 1; keep one of the two");
  }

  @Test
  void rejectsAFileThatIsNotThereOrNotUtf8(@TempDir Path folder) throws Exception {
    Path gbk =
        Files.write(folder.resolve("a.yaml"), "a: 1\nb: 姓名\n".getBytes(Charset.forName("GBK")));

    assertThat(thrown(() -> YamlFile.read(gbk)).findings().get(0).toString())
        .isEqualTo(gbk + ":2: is not UTF-8; save the file as UTF-8");
    assertThat(thrown(() -> YamlFile.read(folder.resolve("b.yaml"))).getMessage())
        .contains("b.yaml:1: cannot be read");
  }

  private static List<Finding> findings(String text) {
    return thrown(() -> YamlFile.of(FILE, text)).findings();
  }

  private static RejectedFileException thrown(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable c) {
    return catchThrowableOfType(RejectedFileException.class, c);
  }
}
