package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Caller.JSON;
import static org.hospitalhub.e2e.Caller.json;
import static org.hospitalhub.e2e.Surroundings.HUB;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a HIS may send by mistake is answered as a problem (RFC 9457). */
@EndToEnd
class ApiBadInputTest {

  private static final String PATH = "/api/v1/department.upload";

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "{", "[]", "\"a\"", "null", "{\"hospital\": }", "{} {}"})
  void saysThatABodyIsNoJsonObject(String body) {
    HttpResponse<String> answer = HUB.post(PATH, JSON, body);

    assertThat(problem(answer, 400).get("type").asText())
        .isEqualTo("urn:hospitalhub:error:malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/x-www-form-urlencoded", "text/plain", "application/xml", "*/*"})
  void refusesAnotherKindOfBody(String type) {
    JsonNode problem = problem(HUB.post(PATH, type, "hospital=H001"), 415);

    assertThat(problem.get("type").asText()).isEqualTo("urn:hospitalhub:error:unsupported-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/*", "*/*; charset=utf-8"})
  void takesATypeThatIsNoneForNone(String type) {
    for (String path : new String[] {"/actuator/health/liveness", "/api/v1/journal"}) {
      HttpResponse<String> answer =
          HUB.send(HttpRequest.newBuilder(HUB.uri(path)).header("Content-Type", type));

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/no.such", "/api/v1/appointment.book"})
  void knowsOnlyTheOperationsTowardsPlatforms(String path) {
    JsonNode problem = problem(HUB.post(path, JSON, "{}"), 404);

    assertThat(problem.get("type").asText()).isEqualTo("urn:hospitalhub:error:unknown-operation");
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/,404", "/api/v1/a/b,404", "/nowhere,404", "/api/v1/department.upload,405"})
  void answersAProblemWhereNothingIsServed(String path, int status) {
    HttpResponse<String> answer = HUB.get(path);

    String error = status == 404 ? "not-found" : "method-not-allowed";
    assertThat(problem(answer, status).get("type").asText())
        .isEqualTo("urn:hospitalhub:error:" + error);
    assertThat(answer.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
  }

  @Test
  void saysWhichNameStandsTwiceButNotWhatItSays() {
    JsonNode problem = problem(HUB.post(PATH, JSON, "{\"a\": \"x1\", \"a\": \"x2\"}"), 400);

    assertThat(problem.get("detail").asText()).isEqualTo("the name 'a' stands twice in an object");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          15                | must be an amount with two decimals, such as 15.00
          15.0              | must be an amount with two decimals, such as 15.00
          1e2               | must be an amount with two decimals, such as 15.00
          0.00              | must be an amount of at least 0.01
          -1.00             | must be an amount of at least 0.01
          1000000000000.00  | must be at most 999999999999.99
          99999999999.99    | must be at most 9999999999.99 yuan
          """)
  void saysWhatIsWrongWithAnAmount(String amount, String words) {
    String refund =
        """
        {"hospital": {"id": "H001"}, "payment": {"transaction": "T1", "order": "O1", "merchant": "M1"},
         "refund": {"amount": "%s", "reason": "窗口退号"}}\
        """;

    JsonNode problem = problem(HUB.api("refund.request", refund.formatted(amount)), 400);

    assertThat(problem.get("errors").findValuesAsText("detail")).containsExactly(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ?from=2026-11-27 | from  | must be a time with its zone, such as 2026-11-20T08:00:00Z
          ?limit=many      | limit | must be a whole number
          /none            | id    | must be a UUID
          """)
  void saysWhichParameterHasTheWrongForm(String query, String name, String words) {
    JsonNode problem = problem(HUB.get("/api/v1/journal" + query), 400);

    assertThat(problem.at("/errors/0/field").asText()).isEqualTo(name);
    assertThat(problem.at("/errors/0/detail").asText()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          exam-result.upload    | "appointments": [{"id": "E1", "status": "completed"}], "platform": {"id": "zz"} | platform.id    | must be one of zhejiang
          exam-result.upload    | "appointments": []                                                            | appointments   | is required
          exam-result.upload    | "platform": {"id": "zhejiang"}                                                | appointments   | is required
          """)
  void namesAPlatformThatThereIsNotAndAListThatIsEmpty(
      String operation, String fields, String field, String words) {
    JsonNode problem =
        problem(HUB.api(operation, "{\"hospital\": {\"id\": \"H001\"}, " + fields + "}"), 400);

    assertThat(problem.at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(problem.at("/errors/0/detail").asText()).isEqualTo(words);
  }

  @Test
  void namesEveryBadField() {
    JsonNode problem =
        problem(
            HUB.api(
                "department.upload",
                """
                {"hospital": {"id": ""}, "department": {"id": 5, "standardCode": "none",
                 "age": {"min": "three", "max": 1.5}, "colour": "red", "state": {}}, "extra": 1}\
                """),
            400);

    assertThat(problem.get("errors").findValuesAsText("field"))
        .contains(
            "hospital.id",
            "department.id",
            "department.standardCode",
            "department.name",
            "department.description",
            "department.age.min",
            "department.age.max",
            "department.colour",
            "department.state",
            "extra");
    assertThat(problem.get("errors").findValuesAsText("detail")).doesNotContain("");
  }

  @Test
  void namesTheFirstBadFieldsAndCountsThem() {
    StringBuilder body = new StringBuilder("{\"x0\": 1");
    for (int i = 1; i < 75_000; i++) {
      body.append(",\"x").append(i).append("\":1");
    }

    JsonNode problem = problem(HUB.post(PATH, JSON, body.append('}').toString()), 400);

    assertThat(problem.get("errors")).hasSize(50);
    assertThat(problem.get("errors").findValuesAsText("field")).contains("hospital.id", "x0");
    assertThat(problem.get("detail").asText())
        .matches("750\\d\\d fields do not fit; these are the first 50");
  }

  static Stream<String> endless() {
    return Stream.of(
        "{\"a\": " + "[".repeat(65) + "]".repeat(65) + "}",
        "{\"a\":".repeat(400_000),
        "{\"age\": " + "1".repeat(101) + "}",
        "{\"" + "a".repeat(1001) + "\": 1}",
        "{\"a\": [" + "1,".repeat(500_000) + "1]}");
  }

  @ParameterizedTest
  @MethodSource("endless")
  void readsNothingThatIsOutOfAllProportion(String body) {
    assertThat(problem(HUB.post(PATH, JSON, body), body.length() > 1 << 20 ? 413 : 400).toString())
        .hasSizeLessThan(500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e99999999999",
        "-1e99999999999",
        "1e400",
        "1.0",
        "1e5",
        "99999999999999999999",
        "0.1"
      })
  void takesNoNumberForAnother(String number) {
    HttpResponse<String> answer =
        HUB.api(
            "department.upload",
            """
            {"hospital": {"id": "H001"}, "department": {"id": "D190", "standardCode": "0304",
             "name": "测试科室", "description": "虚构", "age": {"min": %s}}}\
            """
                .formatted(number));

    assertThat(answer.statusCode()).as(answer.body()).isIn(202, 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+999999999-01-01", "-0001-01-01", "99999-01-01", "0000-00-00"})
  void takesNoDateOutsideOfTheCalendar(String date) {
    JsonNode problem =
        problem(
            HUB.api(
                "schedule.suspend",
                "{\"schedule\": {\"id\": \"S1\", \"date\": \"%s\"}}".formatted(date)),
            400);

    assertThat(problem.get("errors").findValuesAsText("field")).contains("schedule.date");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/error", "/nowhere", "/api/v1/department.upload"})
  void answersFormsAndMultipartsWithoutABoundary(String path) {
    HttpResponse<String> answer = HUB.post(path, "multipart/form-data", "x");

    problem(answer, path.startsWith("/api") ? 415 : 404);
    problem(HUB.get("/error"), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%%%", "application/xml", "application/yaml", "text/html;q=x", "a/b/c"})
  void answersAProblemWhateverIsAccepted(String accept) {
    for (String path :
        new String[] {"/nowhere", "/error", "/api/v1/clients/x", "/api/v1/no.such"}) {
      HttpResponse<String> answer =
          HUB.send(
              HttpRequest.newBuilder(HUB.uri(path))
                  .header("Content-Type", JSON)
                  .header("Accept", accept)
                  .POST(BodyPublishers.ofString("{}")));

      assertThat(answer.statusCode()).isIn(400, 404, 405, 406);
      problem(answer, answer.statusCode());
    }
  }

  @Test
  void answersAProblemToWhatIsNoHttp() throws IOException {
    try (Socket socket = new Socket("localhost", HUB.port())) {
      socket.getOutputStream().write("GET /a|b\u0001 HTTP/1.1\r\n\r\n".getBytes());
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
      assertThat(answer).doesNotContain("<html", "Exception").endsWith("\"status\":400}");
    }
  }

  @Test
  void namesACodeThatThePlatformDoesNotHave() {
    JsonNode problem =
        problem(
            HUB.api(
                "department.upload",
                """
                {"hospital": {"id": "H009"}, "department": {"id": "D101", "standardCode": "0304",
                 "name": "心血管内科", "description": "虚构", "age": {"min": 0}}}\
                """),
            400);

    assertThat(problem.get("errors").findValuesAsText("title")).containsExactly("Hospital id");
    assertThat(problem.get("errors").findValuesAsText("field")).containsExactly("hospital.id");
  }

  @Test
  void namesAValueThatIsTooLongForThePlatform() {
    JsonNode problem =
        problem(
            HUB.api(
                "department.upload",
                """
                {"hospital": {"id": "H001"}, "department": {"id": "%s", "standardCode": "0304",
                 "name": "心血管内科", "description": "虚构", "age": {"min": 0}}}\
                """
                    .formatted("D".repeat(21))),
            400);

    assertThat(problem.get("errors").toString()).contains("department.id").contains("20");
  }

  @Test
  void namesWhatIsRequiredWithAnotherField() {
    JsonNode problem =
        problem(
            HUB.api(
                "schedule.suspend",
                """
                {"schedule": {"id": "S1", "session": "morning", "date": "2026-11-20",
                  "suspension": {"reason": "official"}}, "hospital": {"id": "H001", "name": "示范医院一"},
                 "department": {"id": "D101", "name": "心血管内科"},
                 "practitioner": {"name": "测试医师甲"}}\
                """),
            400);

    assertThat(problem.get("type").asText()).isEqualTo("urn:hospitalhub:error:missing");
    assertThat(problem.get("errors").findValuesAsText("field")).containsExactly("practitioner.id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"schedule.suspend", "schedule.resume", "schedule.publish"})
  void namesAnUnknownHospitalInItsOwnWordsWhicheverPlatformsShallHear(String operation) {
    String suspension =
        operation.endsWith("suspend") ? ", \"suspension\": {\"reason\": \"official\"}" : "";
    JsonNode problem =
        problem(
            HUB.api(
                operation,
                """
                {"schedule": {"id": "S1", "session": "morning", "date": "2026-11-20"%s},
                 "hospital": {"id": "H009", "name": "示范医院九"},
                 "department": {"id": "D101", "name": "心血管内科"}}\
                """
                    .formatted(suspension)),
            400);

    assertThat(problem.get("errors").findValuesAsText("field")).containsExactly("hospital.id");
    assertThat(problem.get("errors").findValuesAsText("title")).containsExactly("Hospital id");
  }

  @Test
  void refusesAValueThatWouldBeTwoOnTheWire() {
    JsonNode problem =
        problem(
            HUB.api(
                "practitioner.upload",
                """
                {"hospital": {"id": "H001"}, "practitioner": {"id": "W1", "name": "测试医生", "sex": "female",
                 "departments": [{"id": "D,1"}, {"id": "D2"}], "title": "231"}}\
                """),
            400);

    assertThat(problem.at("/errors/0/detail").asText())
        .as(problem.toString())
        .isEqualTo("must not contain ,");
  }

  static Stream<Arguments> tooLarge() {
    byte[] body =
        "{\"hospital\": \"%s\"}".formatted("x".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        Arguments.of("with its length", BodyPublishers.ofByteArray(body)),
        Arguments.of(
            "in chunks", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tooLarge")
  void refusesABodyOverTheLimit(String name, BodyPublisher body) {
    problem(HUB.post(PATH, JSON, body), 413);
  }

  @Test
  void readsABodyInChunks() {
    byte[] body = MetricsTest.STATEMENT.getBytes(StandardCharsets.UTF_8);

    HttpResponse<String> answer =
        HUB.post(
            "/api/v1/statement.download",
            JSON,
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

    assertThat(answer.body()).isEqualTo("{}");
  }

  @Test
  void knowsThePlatformsByName() {
    String request =
        """
        {"hospital": {"id": "H001"}, "payment": {"merchant": "M1"},
         "statement": {"date": "2026-11-20"}}\
        """;

    assertThat(HUB.post("/api/v1/statement.download?platform=zhejiang", JSON, request).body())
        .isEqualTo("{}");
    JsonNode problem =
        problem(HUB.post("/api/v1/statement.download?platform=other", JSON, request), 400);
    assertThat(problem.get("detail").asText()).contains("zhejiang");
  }

  static JsonNode problem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .get()
        .asString()
        .startsWith("application/problem+json");
    JsonNode problem = json(answer.body());
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("traceId").asText()).matches("[0-9a-f]{32}");
    assertThat(answer.body()).doesNotContain("Exception", "java.", "<html", "\"trace\"");
    return problem;
  }
}
