package org.hospitalhub.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The cases of every operation: each stage of a message makes the next one. With {@code
 * -Dcases.rewrite=true} what comes out is written into the files, for review in the diff.
 */
class CasesTest {

  private static final boolean REWRITE = Boolean.getBoolean("cases.rewrite");

  @TestFactory
  Stream<DynamicContainer> eachStageMakesTheNextOne() {
    return Cases.FILES.stream()
        .map(file -> DynamicContainer.dynamicContainer(Cases.id(file), tests(file)));
  }

  private static Stream<DynamicTest> tests(CaseFile file) {
    if (REWRITE) {
      return Stream.of(dynamicTest("rewritten", () -> rewrite(file)));
    }
    return file.cases().stream()
        .map(
            each -> {
              URI place = URI.create(file.path().toUri() + "?line=" + (file.line(each.name()) + 1));
              return dynamicTest(each.name(), place, () -> check(file, each));
            });
  }

  private static void check(CaseFile file, Case each) {
    Stages stages = Cases.stages(file);
    Map<String, JsonNode> results = stages.run(each);

    results.forEach(
        (stage, result) -> {
          assertThat(each.stages()).as("the stages of the case").containsKey(stage);
          JsonNode expected = each.get(stage);
          if (!same(expected, result)) {
            assertThat(shown(stage, result)).as(stage).isEqualTo(shown(stage, expected));
            throw new AssertionError(stage + " differs in what cannot be shown: " + result);
          }
        });

    TreeSet<String> known = new TreeSet<>(results.keySet());
    known.addAll(stages.given());
    assertThat(known).as("stages that there are").containsAll(each.stages().keySet());
  }

  /** Writes case by case: what is written changes those behind it that are like it. */
  private static void rewrite(CaseFile file) throws IOException {
    Stages stages = Cases.stages(file);
    CaseFile current = file;
    for (int i = 0; i < file.cases().size(); i++) {
      Case each = current.cases().get(i);
      Map<String, JsonNode> changes = changes(each, stages);
      if (!changes.isEmpty()) {
        String text = current.with(Map.of(each.name(), changes), stages.order());
        current = new CaseFile(file.path(), text);
      }
    }
    if (!current.equals(file)) {
      Files.writeString(file.path(), current.text());
    }
  }

  private static Map<String, JsonNode> changes(Case each, Stages stages) {
    Map<String, JsonNode> results = stages.run(each);
    Map<String, JsonNode> changes = new LinkedHashMap<>();
    each.stages().keySet().stream()
        .filter(stage -> !stages.given().contains(stage) && !results.containsKey(stage))
        .forEach(stage -> changes.put(stage, null));
    results.forEach(
        (stage, result) -> {
          if (!each.has(stage) || !same(each.get(stage), result)) {
            changes.put(stage, Wire.shown(result));
          }
        });
    return changes;
  }

  private static boolean same(JsonNode expected, JsonNode result) {
    if (result.isTextual() && expected.isTextual()) {
      return WireXml.bare(expected.textValue().stripTrailing())
          .equals(result.textValue().stripTrailing());
    }
    return Wire.tree(result).equals(Wire.tree(expected));
  }

  private static String shown(String stage, JsonNode value) {
    return String.join("\n", CaseYaml.entry(stage, Wire.shown(value), 0));
  }
}
