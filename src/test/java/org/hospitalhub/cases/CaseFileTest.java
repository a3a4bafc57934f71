package org.hospitalhub.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is rewritten in a case file, and what stays as somebody wrote it. */
class CaseFileTest {

  private static final List<String> ORDER =
      List.of("request", "canonical", "reply", "error", "response");

  private static CaseFile file(String text) {
    return new CaseFile(Path.of("case.yaml"), text);
  }

  @Test
  void writesWhatIsOtherAndLeavesEverythingElse() throws Exception {
    CaseFile file =
        file(
            """
            # Of this operation.

            first: # the usual one
              request: |
                <data>
                  # no comment
                </data>
              # what it means
              canonical:   {slot: {id:   S1}}

              reply: {}
              # and how it is said
              response: <data></data>
            # the next one
            second:
              error: busy
            """);
    JsonNode tree = CaseFile.YAML.readTree("{slot: {id: S2, date: 2026-11-20}}");
    Map<String, JsonNode> first = new LinkedHashMap<>();
    first.put("canonical", tree);
    first.put("reply", null);
    JsonNode said = TextNode.valueOf("<data><state>-1</state></data>");

    assertThat(file.with(Map.of("first", first, "second", Map.of("response", said)), ORDER))
        .isEqualTo(
            """
            # Of this operation.

            first: # the usual one
              request: |
                <data>
                  # no comment
                </data>
              # what it means
              canonical: {slot: {id: S2, date: 2026-11-20}}

              # and how it is said
              response: <data></data>
            # the next one
            second:
              error: busy
              response: |
                <data><state>-1</state></data>
            """);
  }

  @Test
  void addsAStageWhereItBelongs() {
    CaseFile file = file("only:\n  request: <a></a>\n  reply: {}\n");

    assertThat(file.with(Map.of("only", Map.of("canonical", TextNode.valueOf("c"))), ORDER))
        .isEqualTo("only:\n  request: <a></a>\n  canonical: c\n  reply: {}\n");
  }

  @Test
  void writesEveryFileAsItIsWhenNothingIsOther() {
    assertThat(Cases.FILES)
        .allSatisfy(file -> assertThat(file.with(Map.of(), ORDER)).isEqualTo(file.text()));
  }

  @Test
  void writesWhatItReadsAgain() throws Exception {
    String text =
        "{\"a\":\"yes\",\"b\":\"00\",\"c\":\" x \",\"d\":\"a: b\",\"e\":\"\\u200b\\ud83c\\udfe5\\n\\\"\\\\\",\"f\":[],"
            + "\"g\":{\"h\":[{\"i\":1.50,\"j\":null},[true]]},\"k\":\"2026-11-20T08:00\",\"l\":\"- x\",\"m\":\"x #y\"}";
    JsonNode tree = Wire.tree(TextNode.valueOf(text));

    String written = String.join("\n", CaseYaml.entry("all", tree, 0));

    assertThat(CaseFile.YAML.readTree(written).get("all")).isEqualTo(tree);
  }

  @Test
  void readsAStageThatIsLikeAnother() {
    List<Case> cases =
        file("""
                first:
                  request: |
                    <data>
                      <no>1</no>
                      <fee>5</fee>
                    </data>
                  canonical: {slot: {number: 1}, fee: {due: "0.05"}}
                second:
                  request: {like: first, with: {"no": "a<$1"}, without: [fee]}
                  canonical: {like: first, with: {slot.number: 2, slot.id: S1}, without: [fee.due]}
                """)
            .cases();

    assertThat(cases.get(1).wire("request")).isEqualTo("<data>\n  <no>a&lt;$1</no>\n</data>");
    assertThat(cases.get(1).get("canonical"))
        .hasToString("{\"slot\":{\"number\":2,\"id\":\"S1\"},\"fee\":{}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{like: nobody}",
        "{like: first, with: {c: x}}",
        "{like: first, with: {b: x}}",
        "{like: first, without: [c]}"
      })
  void refusesAVariationOfWhatIsNotThere(String request) {
    CaseFile file =
        file("first: {request: <a><b>1</b><b>2</b></a>}\nsecond: {request: " + request + "}\n");

    assertThatThrownBy(file::cases).isInstanceOf(AssertionError.class);
  }

  @Test
  void laysADocumentOutAndReadsItAgain() {
    String document = "<?xml version=\"1.0\"?>\n<a><b>1</b><c><d>  x > y </d><e></e></c></a>";

    assertThat(WireXml.laidOut(document, 24))
        .isEqualTo(
            """
            <?xml version="1.0"?>
            <a>
              <b>1</b>
              <c>
                <d>  x > y </d>
                <e></e>
              </c>
            </a>""");
    assertThat(WireXml.bare(WireXml.laidOut(document, 24))).isEqualTo(document);
    assertThat(WireXml.laidOut("<a><b>x>\n <c></c></b></a>", 5))
        .isEqualTo("<a><b>x>\n <c></c></b></a>");
  }
}
