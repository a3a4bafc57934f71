package org.hospitalhub.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityCardsTest {

  private static final Clock TODAY =
      Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
  private static final Library CHECKING = library(true);
  private static final Library TRUSTING = library(false);

  private static Library library(boolean checkDigits) {
    return Library.read(
        Path.of("mappings"), new PersonRules(checkDigits, TODAY), new ArrayList<>());
  }

  @ParameterizedTest
  @CsvSource({
    "99000020000101008X, true",
    "990000200001010123, false",
    "990000200001010127, true",
    "990000200001010128, false",
    "990000000101012, true"
  })
  void checksTheLastCharacterWhereThatIsWanted(String number, boolean fits) {
    var message = JsonNodeFactory.instance.objectNode();
    message
        .putObject("patient")
        .putObject("identifier")
        .put("type", "id-card")
        .put("value", number);

    assertThat(violations(CHECKING, message).isEmpty()).isEqualTo(fits);
    assertThat(violations(TRUSTING, message)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "990000202611200123, true",
    "99000018500101012X, true",
    "990000200002290123, true",
    "000000000000000000, false",
    "990000200013010123, false",
    "990000200002300123, false",
    "990000200102290123, false",
    "990000209901010123, false",
    "990000202611210123, false",
    "990000184912310123, false",
    "990000000101012, true",
    "990000001301012, false",
    "990000010230012, false",
    "99000020000101, false"
  })
  void refusesACardOfADayOnWhichNobodyCanHaveBeenBorn(String number, boolean fits) {
    var message = JsonNodeFactory.instance.objectNode();
    message
        .putObject("patient")
        .putObject("identifier")
        .put("type", "id-card")
        .put("value", number);

    assertThat(violations(TRUSTING, message).isEmpty()).isEqualTo(fits);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20, true",
    "1850-01-01, true",
    "2026-11-21, false",
    "2090-01-01, false",
    "1700-01-01, false"
  })
  void refusesADateOnWhichNobodyCanHaveBeenBorn(String date, boolean fits) {
    for (String operation : new String[] {"appointment.reserve", "exam-place.book"}) {
      var message = JsonNodeFactory.instance.objectNode();
      message.putObject("patient").put("birthDate", date);

      assertThat(TRUSTING.operations().get(operation).identityCards().check(message))
          .extracting(Violation::kind)
          .isEqualTo(fits ? List.of() : List.of(Violation.Kind.BIRTH_DATE));
    }
  }

  private static List<Violation> violations(Library library, JsonNode message) {
    return library.operations().get("appointment.reserve").identityCards().check(message);
  }
}
