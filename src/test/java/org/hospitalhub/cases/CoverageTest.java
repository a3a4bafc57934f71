package org.hospitalhub.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.platform.PlatformException;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.ErrorWords;
import org.hospitalhub.sheet.Message;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.junit.jupiter.api.Test;

/** Every sheet has the cases that show it; what a case file lacks is named with what to add. */
class CoverageTest {

  /** What need not be shown: {@code <operation> <side> <field>: <reason>}. */
  private static final Path ALLOWED = Path.of("src/test/resources/unset-fields.yaml");

  private static Stream<Operation> operations() {
    return Cases.MAPPINGS.systems().stream().flatMap(s -> s.operations().values().stream());
  }

  private static Set<String> errors() {
    return Cases.MAPPINGS.library().errors().keySet();
  }

  private static String file(String id) {
    return Cases.FOLDER + "/" + id + ".yaml: ";
  }

  @Test
  void everySheetHasACaseThatSucceedsAndOneThatFails() {
    List<String> lacking = new ArrayList<>();
    operations()
        .forEach(
            operation -> {
              List<Case> cases = Cases.of(operation.id());
              if (cases.stream().noneMatch(CoverageTest::succeeds)) {
                lacking.add(file(operation.id()) + "add a case with " + given(operation));
              }
              if (cases.stream().noneMatch(each -> fails(operation, each))) {
                lacking.add(file(operation.id()) + "add a case that is refused");
              }
            });
    assertThat(lacking).isEmpty();
  }

  private static String given(Operation operation) {
    return (operation.direction() == Direction.INBOUND
            ? "request and reply"
            : "canonical and response")
        + ", then run CasesTest with -Dcases.rewrite=true";
  }

  private static boolean succeeds(Case each) {
    return each.stages().keySet().containsAll(List.of("request", "canonical", "reply", "response"));
  }

  private static boolean fails(Operation operation, Case each) {
    return each.has("error")
        || operation.direction() == Direction.INBOUND
            && each.stages().keySet().equals(Set.of("request", "response"));
  }

  @Test
  void setsEveryFieldOfEverySheet() throws IOException {
    Set<String> unset = new TreeSet<>();
    for (CaseFile file : Cases.FILES) {
      Stages stages = Cases.stages(file);
      if (stages.operation() != null) {
        unset.addAll(unset(stages, stages.operation().request(), "request", file.cases()));
        unset.addAll(unset(stages, stages.operation().response(), "response", file.cases()));
      }
    }
    Map<?, ?> allowed = CaseFile.YAML.readValue(Files.readString(ALLOWED), Map.class);

    assertThat(unset).as("fields that no case sets").isEqualTo(new TreeSet<>(allowed.keySet()));
  }

  private static Set<String> unset(Stages stages, Message side, String name, List<Case> cases) {
    Set<String> shown = new HashSet<>();
    cases.forEach(each -> collect("", stages.fields(each, name), shown));
    return side.contract().fields().entrySet().stream()
        .filter(row -> row.getValue().ignore() == null && !shown.contains(row.getKey()))
        .map(row -> stages.operation().id() + " " + name + " " + row.getKey())
        .collect(Collectors.toSet());
  }

  private static void collect(String path, JsonNode node, Set<String> shown) {
    if (node.isContainerNode() && !node.isEmpty()) {
      shown.add(node.isArray() ? path + "[]" : path);
    }
    if (node.isArray()) {
      node.forEach(element -> collect(path + "[]", element, shown));
    } else if (node.isObject()) {
      node.properties()
          .forEach(
              e -> collect(path + (path.isEmpty() ? "" : ".") + e.getKey(), e.getValue(), shown));
    } else if (node.isValueNode() && !node.asText().isEmpty()) {
      shown.add(path);
    }
  }

  @Test
  void everyPlatformSpeaksEveryError() {
    List<String> lacking = new ArrayList<>();
    for (Platform platform : Cases.MAPPINGS.platforms().values()) {
      Set<String> spoken = new HashSet<>();
      Cases.of(platform.id() + "/" + Cases.GENERAL).forEach(each -> spoken.add(each.error()));
      errors().stream()
          .filter(error -> !spoken.contains(error))
          .map(
              error ->
                  file(platform.id() + "/" + Cases.GENERAL) + "add a case with error: " + error)
          .forEach(lacking::add);
    }
    assertThat(lacking).isEmpty();
  }

  @Test
  void everyErrorThatASheetSpeaksInItsOwnWayHasACase() {
    List<String> lacking = new ArrayList<>();
    operations()
        .filter(operation -> operation.reply() != null && operation.reply().errors() != null)
        .forEach(
            operation -> {
              Map<String, ErrorWords> own = operation.reply().errors();
              Set<String> spoken =
                  Cases.of(operation.id()).stream()
                      .flatMap(each -> Stream.ofNullable(each.error()))
                      .map(error -> own.containsKey(error) ? error : "other")
                      .collect(Collectors.toSet());
              own.keySet().stream()
                  .filter(error -> !spoken.contains(error))
                  .map(error -> file(operation.id()) + "add a case with error: " + error)
                  .forEach(lacking::add);
            });
    assertThat(lacking).isEmpty();
  }

  @Test
  void anOperationWithoutErrorsOfItsOwnSpeaksAsItsPlatform() {
    for (Platform platform : Cases.MAPPINGS.platforms().values()) {
      for (Operation operation : platform.operations().values()) {
        if (operation.direction() == Direction.INBOUND && operation.reply() == null) {
          for (String error : errors()) {
            CanonicalException failure = new CanonicalException(error, "");
            assertThat(heard(platform, operation, platform.refuse(operation, failure)))
                .as(operation.id() + " " + error)
                .isEqualTo(heard(platform, operation, platform.refuse(null, failure)));
          }
        }
      }
    }
  }

  private static String heard(Platform platform, Operation operation, String refusal) {
    PlatformException heard =
        catchThrowableOfType(
            PlatformException.class, () -> platform.readResponse(operation, refusal));
    return heard == null ? "a success" : heard.code() + " " + heard.words();
  }
}
