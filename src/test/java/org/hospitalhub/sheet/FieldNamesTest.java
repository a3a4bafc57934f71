package org.hospitalhub.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.sheet.Violation.Kind.CODE;
import static org.hospitalhub.sheet.Violation.Kind.TOO_LONG;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Between whoever asks and a system behind, fields are named canonically. */
class FieldNamesTest {

  @TempDir Path temporary;
  private Message request;

  @BeforeEach
  void read() {
    Path file = Path.of("src/test/resources/sheet/identifiers.yaml");
    SmallMappings mappings = new SmallMappings(temporary, YamlFile.read(file).tree().path("files"));
    request = mappings.read().platform("p").operations().get("op").request();
  }

  private static CanonicalException error(String path, Violation.Kind kind) {
    return new CanonicalException(
        "invalid", "", List.of(new Violation(path, path, kind, Expected.both("4"))));
  }

  @Test
  void saysWhatASystemCannotHoldInTheCallersNames() {
    CanonicalException error = request.inItsNames(error("person.identifier.value", TOO_LONG));

    assertThat(error.violations().get(0).chinese()).isEqualTo("证件号码(number)长度不能超过4");
    assertThat(request.inItsNames(error("nowhere", TOO_LONG)).violations().get(0).path())
        .isEqualTo("nowhere");
  }

  @Test
  void callsItTooLongWhenASystemTakesNoLongerValue() {
    CanonicalException error = request.misfit(error("number", TOO_LONG));

    assertThat(error.error()).isEqualTo("too-long");
    assertThat(error.violations().get(0).path()).isEqualTo("person.identifier.value");
    assertThat(request.misfit(error("number", CODE)).error()).isEqualTo("invalid");
  }

  @Test
  void saysWhatAPlatformCannotBeToldInTheNamesAndTitlesOfTheApi() {
    Violation violation = request.inCanonicalNames(error("number", CODE)).violations().get(0);

    assertThat(violation.path()).isEqualTo("person.identifier.value");
    assertThat(violation.title()).isEqualTo("Number");
    assertThat(violation.kind()).isEqualTo(CODE);
  }
}
