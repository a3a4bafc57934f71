package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hospitalhub.sheet.FieldType;
import org.hospitalhub.sheet.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files with mistakes: {@code src/test/resources/his/findings/*.sql}, each ending in the findings
 * it must give, as comments {@code -- expect LINE: problem}.
 */
class SqlFileTest {

  private static final Path FOLDER = Path.of("src/test/resources/his/findings");
  private static final String EXPECT = "-- expect ";
  private static final SqlContract CONTRACT =
      new SqlContract(
          "slot.read",
          Map.of("slot.id", FieldType.STRING, "requests[].id", FieldType.STRING),
          Map.of("slots[].id", FieldType.STRING, "slots[].time", FieldType.TIME),
          Set.of("not-found"),
          Set.of("lockMinutes"));

  static Stream<Path> files() throws IOException {
    return Files.list(FOLDER).sorted();
  }

  @ParameterizedTest
  @MethodSource("files")
  void findsEveryMistakeAtItsLine(Path file) throws IOException {
    List<Finding> findings = new ArrayList<>();
    String text = Files.readString(file);

    SqlOperation.compile(SqlFile.parse(file, text, findings), CONTRACT, findings);

    List<String> expected =
        text.lines()
            .filter(line -> line.startsWith(EXPECT))
            .map(line -> line.substring(EXPECT.length()))
            .toList();
    assertThat(findings.stream().map(f -> f.line() + ": " + f.problem()).toList())
        .containsExactlyElementsOf(expected);
  }

  @Test
  void compilesEveryShippedFile() {
    assertThat(ReferenceHis.shipped()).hasSize(56);
  }

  @Test
  void tellsReadsFromWrites() {
    var shipped = ReferenceHis.shipped();

    assertThat(shipped.get("slot.search").reads()).isTrue();
    assertThat(shipped.get("appointment.status").reads()).isTrue();
    assertThat(shipped.get("appointment.book").reads()).isFalse();
  }
}
