package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every operation of the reference HIS has rules that show it, and each of its errors. */
class HisCoverageTest {

  private static final Path SQL = Path.of("mappings/his/embedded");

  @Test
  void everyOperationIsAnsweredAndGivesEachOfItsErrors() throws IOException {
    Set<String> shown = shown();
    Set<String> lacking = new TreeSet<>();
    try (Stream<Path> files = Files.list(SQL)) {
      for (Path file : files.toList()) {
        SqlFile sql = SqlFile.parse(file, Files.readString(file), new ArrayList<>());
        String operation = file.getFileName().toString().replace(".sql", "");
        Stream.concat(Stream.of("answered"), sql.errors().stream())
            .map(outcome -> operation + " " + outcome)
            .filter(outcome -> !shown.contains(outcome))
            .forEach(lacking::add);
      }
    }
    assertThat(lacking).as("what no file in his/embedded shows; add a rule").isEmpty();
  }

  @Test
  void everyFileIsOfAnOperationThatItAsks() {
    List<HisCase> strange =
        HisCase.ALL.stream()
            .filter(rule -> !Files.exists(SQL.resolve(rule.operation() + ".sql")))
            .toList();

    assertThat(strange).isEmpty();
  }

  private static Set<String> shown() {
    Set<String> shown = new HashSet<>();
    for (HisCase rule : HisCase.ALL) {
      for (JsonNode step : rule.steps()) {
        if (step.has("ask")) {
          String asked = Message.named(step.get("ask").textValue()).operation();
          String outcome = step.path("error").asText("answered");
          shown.add(step.path("as").asText(asked) + " " + outcome);
        }
      }
    }
    return shown;
  }
}
