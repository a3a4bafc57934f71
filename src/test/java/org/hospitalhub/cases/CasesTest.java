package org.hospitalhub.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.mappings.MappingsReader;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.sheet.Operation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The golden files of every operation, by stage: {@code 1-request.xml 2-canonical.json
 * 3-his-reply.json 4-response.xml} of what a platform asks, {@code 1-canonical.json 2-request.xml
 * 3-answer.xml 4-canonical.json} of what it is asked, as is a HIS that is asked by messages. The
 * names of a case's files say which stages it shows.
 */
class GoldenTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  /** The system {@code golden} with the key {@code golden}. */
  private static final String SYSTEMS =
      "golden=30345089161bb0780affda50fc5c7618b1a88eeb187a2ee1e0c2b75e7a6084f1";

  static final Mappings MAPPINGS =
      new MappingsReader(
              Path.of("mappings"),
              text ->
                  text.contains(".trusted")
                      ? "127.0.0.1"
                      : text.contains(".systems")
                          ? SYSTEMS
                          : text.replaceAll("\\$\\{[^}]*callers:}", "any")
                              .replaceAll("\\$\\{[^}]*}", "none"),
              Map.of("embedded", Set.of("releaseTime", "lockMinutes", "cancelMinutes", "identity")))
          .read();

  private static final Set<String> HAPPY =
      Set.of(
          "1-request.xml 2-canonical.json 3-his-reply.json 4-response.xml",
          "1-canonical.json 2-request.xml 3-answer.xml 4-canonical.json");
  private static final Set<String> FAILING =
      Set.of(
          "1-request.xml 4-response.xml",
          "3-error.txt 4-response.xml",
          "3-error.txt 3-his-reply.json 4-response.xml",
          "1-canonical.json 2-violations.txt",
          "3-answer.xml 4-error.json");

  @TestFactory
  Stream<DynamicTest> eachStageMakesTheNextOne() {
    return GoldenCase.below(GOLDEN).stream()
        .map(golden -> dynamicTest(name(golden), golden.folder().toUri(), () -> check(golden)));
  }

  @Test
  void everyOperationHasAHappyAndAFailingCase() {
    Map<String, Set<String>> shapes = new TreeMap<>();
    for (GoldenCase golden : GoldenCase.below(GOLDEN)) {
      shapes.computeIfAbsent(operation(golden), o -> new TreeSet<>()).add(golden.shape());
    }

    List<String> operations =
        MAPPINGS.systems().stream()
            .flatMap(platform -> platform.operations().values().stream().map(Operation::id))
            .toList();

    assertThat(operations)
        .isNotEmpty()
        .allSatisfy(
            id -> assertThat(shapes.getOrDefault(id, Set.of())).containsAnyElementsOf(HAPPY))
        .allSatisfy(
            id -> assertThat(shapes.getOrDefault(id, Set.of())).containsAnyElementsOf(FAILING));
  }

  private static void check(GoldenCase golden) throws IOException {
    Map<String, String> results = run(golden);
    for (Map.Entry<String, String> result : results.entrySet()) {
      String file = result.getKey();
      if (golden.isJson(file)) {
        Object tree = GoldenCase.JSON.readTree(result.getValue());
        assertThat(tree).as(file).isEqualTo(golden.json(file));
      } else {
        assertThat(result.getValue()).as(file).isEqualTo(golden.text(file));
      }
    }
  }

  /** What the engine makes of a case: the files that must come out, by their names. */
  static Map<String, String> run(GoldenCase golden) {
    Path path = GOLDEN.relativize(golden.folder());
    String id = path.getName(0).toString();
    Platform platform =
        MAPPINGS.platforms().containsKey(id) ? MAPPINGS.platform(id) : MAPPINGS.service(id);
    Operation operation = platform.operations().get(path.getName(1).toString());
    Stages stages = new Stages(MAPPINGS.library(), platform, operation);
    Map<String, String> results = new TreeMap<>();
    switch (golden.shape()) {
      case "1-request.xml 2-canonical.json 3-his-reply.json 4-response.xml" -> {
        results.putAll(stages.understood(golden));
        results.putAll(stages.answered(golden, stages.read(golden)));
      }
      case "1-request.xml 2-canonical.json" -> results.putAll(stages.understood(golden));
      case "3-his-reply.json 4-response.xml" ->
          results.putAll(stages.answered(golden, new Stages.Read()));
      case "1-request.xml 4-response.xml" -> results.putAll(stages.refused(golden));
      case "3-error.txt 4-response.xml", "3-error.txt 3-his-reply.json 4-response.xml" ->
          results.putAll(stages.failed(golden));
      case "1-canonical.json 2-request.xml 3-answer.xml 4-canonical.json" -> {
        results.putAll(stages.asked(golden));
        results.putAll(stages.heard(golden));
      }
      case "1-canonical.json 2-request.xml" -> results.putAll(stages.asked(golden));
      case "3-answer.xml 4-canonical.json" -> results.putAll(stages.heard(golden));
      case "1-canonical.json 2-violations.txt" -> results.putAll(stages.unfit(golden));
      case "3-answer.xml 4-error.json" -> results.putAll(stages.rejected(golden));
      default -> throw new AssertionError("no kind of case has the files " + golden.shape());
    }
    return results;
  }

  private static String name(GoldenCase golden) {
    return GOLDEN.relativize(golden.folder()).toString();
  }

  private static String operation(GoldenCase golden) {
    return GOLDEN.relativize(golden.folder()).subpath(0, 2).toString();
  }
}
