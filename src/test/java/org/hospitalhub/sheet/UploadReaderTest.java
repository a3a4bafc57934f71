package org.hospitalhub.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

class UploadReaderTest {

  @TempDir Path mappings;

  @BeforeEach
  void copy() throws IOException {
    FileSystemUtils.copyRecursively(Path.of("src/test/resources/upload/mappings"), mappings);
  }

  private Library read(List<Finding> findings) {
    return Library.read(mappings, findings);
  }

  @Test
  void readsAnUpload() {
    Upload upload = read(new ArrayList<>()).uploads().get("late");

    assertThat(upload.due().name()).isEqualTo("visit.due");
    assertThat(upload.event().name()).isEqualTo("visit.tell");
    assertThat(upload.hospitals()).containsExactly("H1", "H2");
    assertThat(upload.dated()).isTrue();
    assertThat(upload.sheet().daysBefore()).isEqualTo(1);
    assertThat(read(new ArrayList<>()).uploads().get("poll").dated()).isFalse();
  }

  @ParameterizedTest(name = "{1} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          uploads/late.yaml       | visit.due            | visit.tell      | 'visit.tell' is no read in canonical/
          uploads/late.yaml       | event: visit.tell    | event: visit.all | 'visit.all' is no event in canonical/
          uploads/late.yaml       | daysBefore: 1        | hospitals: [H3] | there is no hospital 'H3'
          canonical/visit.due.yaml | ', limit]'           | ]               | visit.due does not answer in pages
          canonical/fields/due.yaml | type: date}        | type: string}   | visit.due asks for no date
          canonical/visit.due.yaml | ', visit.outcome'   | ''              | visit.due does not tell 'visit.outcome' as visit.tell has it
          canonical/visit.due.yaml | platform.id         | visit.after     | visit.due tells 'due[].visit.after', which visit.tell has not
          canonical/visit.tell.yaml | platform: platform.id | platform: from.id | 'from.id' is no field of the request
          codes/hospital.yaml     | 'canonical: {H1: First, H2: Second}' | 'canonical: {}' | there is no hospital to ask about
          """)
  void saysWhatDoesNotAgree(String file, String old, String now, String problem)
      throws IOException {
    Path path = mappings.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(old);
    Files.writeString(path, text.replace(old, now));
    List<Finding> findings = new ArrayList<>();

    read(findings);

    assertThat(findings).extracting(Finding::toString).anyMatch(line -> line.contains(problem));
  }
}
