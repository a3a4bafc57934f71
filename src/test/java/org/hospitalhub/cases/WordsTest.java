package org.hospitalhub.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.sheet.CanonicalError;
import org.hospitalhub.sheet.Field;
import org.hospitalhub.sheet.FieldPath;
import org.hospitalhub.sheet.Message;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.Violation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the platforms are told of every field of every sheet is written for people. */
class WordsTest {

  private static final Mappings MAPPINGS = Cases.MAPPINGS;

  /** What no sentence for people has: the signs of regular expressions, and names of files. */
  private static final Pattern INTERNAL =
      Pattern.compile("[\\^$\\\\*+?{}\\[\\]|]|[a-z]+-[a-z]+|[a-z]{3,}");

  /** The words that may be read in a sentence: formats of dates, the numbers of a code table. */
  private static final Pattern FORMAT = Pattern.compile("yyyy|true|false|http");

  private static final List<JsonNode> WRONG =
      List.of(
          TextNode.valueOf(""),
          TextNode.valueOf("?"),
          TextNode.valueOf("a|b"),
          TextNode.valueOf("9".repeat(5000)),
          JsonNodeFactory.instance.objectNode().put("a", "b"),
          JsonNodeFactory.instance.arrayNode().add("a").add("b"));

  @TestFactory
  Stream<DynamicTest> saysWhatIsWrongWithEveryFieldInWordsForPeople() {
    return MAPPINGS.systems().stream()
        .flatMap(system -> system.operations().values().stream())
        .map(operation -> dynamicTest(operation.id(), () -> check(operation)));
  }

  private static void check(Operation operation) {
    for (Message side : List.of(operation.request(), operation.response())) {
      Set<String> sentences = new TreeSet<>();
      for (Map.Entry<String, Field> row : side.contract().fields().entrySet()) {
        List<Violation> found = new ArrayList<>();
        WRONG.forEach(value -> found.addAll(side.check(message(row.getKey(), value))));
        found.addAll(side.check(JsonNodeFactory.instance.objectNode()));
        found.forEach(violation -> sentences.add(said(violation, row.getValue())));
      }
      assertThat(sentences).allSatisfy(WordsTest::isForPeople);
    }
  }

  /** A sentence without the field's name on the wire, which it quotes, and codes as they are. */
  private static String said(Violation violation, Field field) {
    String given =
        field.format() == null ? Objects.requireNonNullElse(field.constant(), "") : field.format();
    String sentence =
        violation.chinese().replace("(" + violation.path() + ")", "").replace(given, "");
    return violation.kind() == Violation.Kind.CODE && violation.title().equals(field.title())
        ? sentence.replaceAll("取值应为.*/.*", "取值应为所列代码")
        : sentence;
  }

  private static void isForPeople(String sentence) {
    assertThat(sentence).isNotBlank();
    String words = FORMAT.matcher(sentence).replaceAll("").replace("不能含有|", "");
    assertThat(words).doesNotContainPattern(INTERNAL);
  }

  private static ObjectNode message(String path, JsonNode value) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    ObjectNode parent = message;
    List<FieldPath.Step> steps = FieldPath.of(path).steps();
    for (FieldPath.Step step : steps.subList(0, steps.size() - 1)) {
      parent =
          step.list() ? parent.putArray(step.name()).addObject() : parent.putObject(step.name());
    }
    FieldPath.Step last = steps.get(steps.size() - 1);
    if (last.list()) {
      parent.putArray(last.name()).add(value);
    } else {
      parent.set(last.name(), value);
    }
    return message;
  }

  @Test
  void saysEveryErrorInWordsForPeople() {
    assertThat(MAPPINGS.library().errors().values())
        .extracting(CanonicalError::chinese)
        .allSatisfy(words -> assertThat(words).matches("[\\p{IsHan}，、]+"));
  }
}
