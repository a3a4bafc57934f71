package org.hospitalhub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.hospitalhub.sheet.CanonicalOperation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenApiTest {

  private static final ObjectNode DOCUMENT = new OpenApi().of(Folders.MAPPINGS);
  private static final Validator VALIDATOR = new Validator(DOCUMENT.toString());

  @AfterAll
  static void close() {
    VALIDATOR.close();
  }

  static Stream<CanonicalOperation> operations() {
    return Folders.MAPPINGS.library().operations().values().stream()
        .filter(operation -> !Folders.MAPPINGS.outbound(operation.name()).isEmpty());
  }

  static Stream<CanonicalOperation> interactive() {
    return operations().filter(operation -> !operation.sheet().event());
  }

  @Test
  void describesEveryOperationTowardsAPlatformInADocumentThatAValidatorAccepts() {
    List<String> described =
        DOCUMENT
            .get("paths")
            .propertyStream()
            .map(path -> path.getValue().at("/post/operationId").asText())
            .toList();

    assertThat(described).containsAll(operations().map(CanonicalOperation::name).toList());
    assertThat(described).contains("schedule.suspend").doesNotContain("slot.lock");
    assertThat(VALIDATOR.operations()).isGreaterThan((int) operations().count());
  }

  @Test
  void isJudgedByAValidatorThatRefusesWhatIsNoDocument() {
    ObjectNode broken = DOCUMENT.deepCopy();
    ((ObjectNode) broken.at("/paths/~1api~1v1~1schedule.suspend/post")).put("responses", "none");

    assertThatThrownBy(() -> new Validator(broken.toString())).isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void showsExamplesThatHubAndDocumentAccept(CanonicalOperation operation) {
    JsonNode request = post(operation).at("/requestBody/content/application~1json/example");

    assertThat(operation.request().check(request)).isEmpty();
    assertThat(VALIDATOR.accepts(operation.name(), request)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("interactive")
  void showsAnswersThatHubAndDocumentAccept(CanonicalOperation operation) {
    JsonNode answer = post(operation).at("/responses/200/content/application~1json/example");

    assertThat(operation.response().check(answer)).isEmpty();
    assertThat(VALIDATOR.accepts(operation.name(), 200, answer.toString())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void acceptsAndRefusesTheSameMessagesAsTheHub(CanonicalOperation operation) {
    JsonNode example = post(operation).at("/requestBody/content/application~1json/example");

    List<JsonNode> spoilt = Spoilt.messages(example);

    assertThat(spoilt).hasSizeGreaterThan(5);
    for (JsonNode message : spoilt) {
      assertThat(VALIDATOR.accepts(operation.name(), message))
          .as("%s", message)
          .isEqualTo(operation.request().check(message).isEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void saysThatEventsAreAcceptedForLater(CanonicalOperation operation) {
    JsonNode responses = post(operation).get("responses");

    assertThat(responses.has("202")).isEqualTo(operation.sheet().event());
    assertThat(responses.has("200")).isEqualTo(!operation.sheet().event());
  }

  @Test
  void describesTheReceiptOfAnEvent() {
    String receipt =
        """
        {"id": "01a1f865-2086-7ddf-a18f-8678c2a3e316", "repeated": false,
         "message": "/api/v1/messages/01a1f865-2086-7ddf-a18f-8678c2a3e316"}""";

    assertThat(VALIDATOR.accepts("schedule.suspend", 202, receipt)).isTrue();
    assertThat(VALIDATOR.accepts("schedule.suspend", 202, "{}")).isFalse();
  }

  @Test
  void namesTheErrorsOfAnOperationByStatus() {
    JsonNode responses = DOCUMENT.at("/paths/~1api~1v1~1schedule.suspend/post/responses");

    assertThat(responses.propertyStream().map(java.util.Map.Entry::getKey))
        .containsExactly(
            "202", "400", "401", "403", "409", "413", "415", "422", "429", "500", "502", "503",
            "504");
    JsonNode problem =
        responses.at("/429/content/application~1problem+json/examples/rate-exceeded/value");
    assertThat(problem.get("type").asText()).isEqualTo("urn:hospitalhub:error:rate-exceeded");
    assertThat(VALIDATOR.accepts("schedule.suspend", 429, problem.toString())).isTrue();
  }

  private static JsonNode post(CanonicalOperation operation) {
    return DOCUMENT.get("paths").get("/api/v1/" + operation.name()).get("post");
  }
}
