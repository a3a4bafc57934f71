package org.hospitalhub.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityCardsTest {

  private static final Library CHECKING =
      Library.read(Path.of("mappings"), true, new ArrayList<>());

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
    message.putObject("patient").putObject("identifier").put("value", number);

    assertThat(violations(CHECKING, message).isEmpty()).isEqualTo(fits);
    assertThat(violations(Library.read(Path.of("mappings"), new ArrayList<>()), message)).isEmpty();
  }

  private static List<Violation> violations(Library library, JsonNode message) {
    return library.operations().get("appointment.correct").identityCards().check(message);
  }
}
