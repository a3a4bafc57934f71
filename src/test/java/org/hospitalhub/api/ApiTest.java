package org.hospitalhub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.api.Http.json;
import static org.hospitalhub.api.Http.problem;
import static org.hospitalhub.support.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.hospitalhub.support.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningHub
class ApiTest {

  private static final String LATER = "2027-11-20T00:00:00Z";
  private static final String DEPARTMENT =
      """
      {"hospital": {"id": "H001"}, "department": {"id": "D101", "standardCode": "0304",
        "name": "心血管内科", "description": "虚构科室", "age": {"min": 0}}}""";

  @LocalServerPort private int port;
  @Autowired private SettableClock clock;
  @Autowired private Slow slow;

  private Http operator;

  @BeforeEach
  void refill() {
    clock.pass(Duration.ofMinutes(1));
    operator = new Http(port, RunningHub.OPERATOR_KEY);
    slow.started = new CountDownLatch(0);
    slow.mayEnd = new CountDownLatch(0);
    slow.status = 200;
    slow.answer = "{}";
    slow.carriedOut.set(0);
  }

  @Test
  void carriesOutWhatAClientMayDo() {
    Http his = operator.client(LATER, "department.*");

    HttpResponse<String> answer = his.post("department.upload", DEPARTMENT);

    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
  }

  @Test
  void asksForAKey() {
    HttpResponse<String> refused = new Http(port, null).post("department.upload", DEPARTMENT);

    problem(refused, 401, "unauthorized");
    assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
    problem(new Http(port, "hub_0_x").post("department.upload", "{}"), 401, "unauthorized");
  }

  @Test
  void asksForTheCertificateThatBelongsToAKey() {
    assertThat(operator.put("clients/bound", "{\"scopes\": [\"slow.answer\"]}").statusCode())
        .isEqualTo(204);
    Http bound = new Http(port, operator.newKey("bound", LATER));

    problem(bound.post("slow.answer", "{}"), 401, "unauthorized");
    problem(
        bound.post("slow.answer", "{}", "X-Client-Certificate", "cd".repeat(32)),
        401,
        "unauthorized");
    assertThat(
            bound
                .post("slow.answer", "{}", "X-Client-Certificate", RunningHub.CERTIFICATE)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void doesNotLetThoseWithoutAKeyStopThoseWhoHaveOne() {
    Http nobody = new Http(port, null);
    Http wrong = new Http(port, "hub_0_x");
    int refused = 0;
    for (int i = 0; i < 120; i++) {
      HttpResponse<String> answer = (i % 2 == 0 ? nobody : wrong).post("department.upload", "{}");
      assertThat(answer.statusCode()).isIn(401, 429);
      refused += answer.statusCode() == 429 ? 1 : 0;
    }

    assertThat(refused).isPositive();
    assertThat(nobody.post("slow.answer", "{}").headers().firstValue("Retry-After")).isPresent();
    assertThat(operator.post("slow.answer", "{}").statusCode()).isEqualTo(200);
  }

  @Test
  void refusesAnOperationThatIsNotAmongTheScopes() {
    Http his = operator.client(LATER, "schedule.*");

    JsonNode problem = problem(his.post("department.upload", DEPARTMENT), 403, "forbidden");

    assertThat(problem.get("detail").asText()).contains("department.upload");
    problem(his.get("clients"), 403, "forbidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schedule.x;a/../department.upload",
        "schedule.x/%2e%2e/department.upload",
        "department%2Eupload",
        "department.upload;a=b",
        ";x/department.upload",
        "/department.upload",
      })
  void findsNoOtherWayToAnOperation(String path) {
    Http his = operator.client(LATER, "schedule.*");

    assertThat(his.post(path, DEPARTMENT).statusCode()).isIn(400, 403, 404);
    assertThat(new Http(port, null).post(path, DEPARTMENT).statusCode()).isIn(400, 401, 404);
  }

  @Test
  void takesANewKeyBesideTheOldOneWithoutARestart() {
    operator.put("clients/rotating", "{\"scopes\": [\"department.upload\"]}");
    String soon = clock.instant().plusSeconds(60).toString();
    Http before = new Http(port, operator.newKey("rotating", soon));
    Http after = new Http(port, operator.newKey("rotating", LATER));

    problem(before.post("department.upload", "{}"), 400, "missing");
    problem(after.post("department.upload", "{}"), 400, "missing");
    clock.pass(Duration.ofSeconds(60));
    problem(before.post("department.upload", "{}"), 401, "unauthorized");
    problem(after.post("department.upload", "{}"), 400, "missing");
    assertThat(operator.get("clients").body()).contains("rotating").doesNotContain("\"key\"");
    String id = after.key().split("_")[1];
    assertThat(operator.delete("clients/rotating/keys/" + id).statusCode()).isEqualTo(204);
    problem(after.post("department.upload", "{}"), 401, "unauthorized");
  }

  @Test
  void saysWhatIsWrongWithAClient() {
    problem(operator.put("clients/His", "{\"scopes\": []}"), 400, "invalid");
    problem(operator.put("clients/his", "{\"scopes\": [\"everything\"]}"), 400, "invalid");
    problem(operator.put("clients/his", "{}"), 400, "missing");
    problem(operator.put("clients/his", "scopes"), 400, "malformed");
    problem(operator.post("clients/nobody/keys", "{}"), 400, "missing");
    problem(
        operator.post("clients/nobody/keys", "{\"notAfter\": \"" + LATER + "\"}"),
        404,
        "not-found");
    problem(operator.delete("clients/nobody"), 404, "not-found");
  }

  @Test
  void letsNoClientHandOutWhatItHasNot() {
    Http admin = operator.client(LATER, "clients.*", "schedule.*");
    for (String scopes : new String[] {"*", "department.upload", "journal.payload"}) {
      String body = "{\"scopes\": [\"" + scopes + "\"]}";
      problem(admin.put("clients/its-own", body), 403, "forbidden");
    }
    assertThat(admin.put("clients/lesser", "{\"scopes\": [\"schedule.resume\"]}").statusCode())
        .isEqualTo(204);
    operator.put("clients/greater", "{\"scopes\": [\"*\"]}");
    String key = "{\"notAfter\": \"" + LATER + "\"}";
    assertThat(admin.post("clients/lesser/keys", key).statusCode()).isEqualTo(201);
    problem(admin.post("clients/greater/keys", key), 403, "forbidden");
  }

  @ParameterizedTest
  @ValueSource(strings = {"operator", "anyone", "canonical"})
  void reservesNamesThatWouldPassForOthers(String name) {
    problem(operator.put("clients/" + name, "{\"scopes\": []}"), 400, "invalid");
  }

  @Test
  void notesWhatIsDoneToTheHub() {
    operator.put("clients/audited", "{\"scopes\": [\"audit.read\", \"journal.*\"]}");
    Http audited = new Http(port, operator.newKey("audited", LATER));
    audited.get("journal/00000000-0000-7000-8000-000000000000/payload");
    problem(operator.post("deliveries/99999999/discard", ""), 404, "not-found");
    problem(operator.get("audit?limit=0"), 400, "invalid");

    await()
        .untilAsserted(
            () -> {
              String trail = audited.get("audit?limit=1000").body();
              assertThat(trail)
                  .containsSubsequence(
                      "PUT", "/api/v1/clients/audited", "audit.read", "begun", "HTTP 204", "done")
                  .containsSubsequence("/api/v1/clients/audited/keys", "HTTP 201, key ", "done")
                  .containsSubsequence("\"client\":\"audited\"", "journal.payload", "HTTP 404")
                  .containsSubsequence("deliveries/99999999/discard", "begun")
                  .containsSubsequence("deliveries/99999999/discard", "HTTP 404", "refused")
                  .doesNotContain(audited.key().split("_", 3)[2]);
            });
    assertThat(Http.json(audited.get("audit/verification")).get("broken").isNull()).isTrue();
    problem(operator.client(LATER, "schedule.*").get("audit"), 403, "forbidden");
  }

  @Test
  void namesEveryBadFieldAndTheTrace() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    JsonNode problem =
        problem(
            operator.post(
                "schedule.suspend",
                "{\"schedule\": {\"id\": \"S1\", \"date\": \"2026-02-31\", \"x\": 1}}",
                "traceparent",
                "00-" + trace + "-00f067aa0ba902b7-01"),
            400,
            "invalid");

    assertThat(problem.get("traceId").asText()).isEqualTo(trace);
    assertThat(problem.get("errors").findValuesAsText("field"))
        .contains("schedule.date", "schedule.x", "hospital.id", "schedule.suspension.reason");
  }

  @Test
  void answersUnknownAddressesAndBrokenBodiesWithProblems() {
    problem(operator.post("slot.lock", "{}"), 404, "unknown-operation");
    problem(operator.post("schedule.suspend", "{"), 400, "malformed");
  }

  @Test
  void refusesABodyThatIsTooLongWhicheverWayItIsSent() {
    String body = "{\"x\": \"" + "x".repeat(4000) + "\"}";
    var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes()));

    problem(operator.post("schedule.suspend", body), 413, "too-large");
    problem(operator.send("POST", "schedule.suspend", chunked), 413, "too-large");
  }

  @Test
  void slowsAClientDownAndNoOther() {
    Http his = operator.client(LATER, "slow.*");
    for (int i = 0; i < 20; i++) {
      assertThat(his.post("slow.answer", "{}").statusCode()).isEqualTo(200);
    }

    HttpResponse<String> refused = his.post("slow.answer", "{}");

    problem(refused, 429, "rate-exceeded");
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(operator.post("slow.answer", "{}").statusCode()).isEqualTo(200);
    clock.pass(Duration.ofSeconds(1));
    assertThat(his.post("slow.answer", "{}").statusCode()).isEqualTo(200);
  }

  @Test
  void answersAsItsDocumentSays() {
    HttpResponse<String> accepted =
        operator.post("department.upload", DEPARTMENT.replace("D101", "D102"));
    String message = operator.get("messages/" + json(accepted).get("id").asText()).body();

    try (Validator document = new Validator(operator.get("openapi.json").body())) {
      assertThat(document.accepts("department.upload", 202, accepted.body())).isTrue();
      assertThat(document.accepts("messages.get", 200, message)).as(message).isTrue();
      String deliveries = operator.get("deliveries").body();
      assertThat(document.accepts("deliveries.list", 200, deliveries)).as(deliveries).isTrue();
      String entries = operator.get("journal").body();
      assertThat(document.accepts("journal.find", 200, entries)).as(entries).isTrue();
      assertThat(document.accepts("clients.list", 200, operator.get("clients").body())).isTrue();
      String problem = operator.post("department.upload", "{}").body();
      assertThat(document.accepts("department.upload", 400, problem)).as(problem).isTrue();
    }
  }

  @Test
  void describesItselfToEveryClient() {
    HttpResponse<String> document = operator.client(LATER, "schedule.read").get("openapi.json");

    assertThat(document.statusCode()).as(document.body()).isEqualTo(200);
    assertThat(json(document).at("/paths/~1api~1v1~1schedule.suspend").isObject()).isTrue();
    new Validator(document.body()).close();
  }

  @Test
  void givesARepeatTheFirstReply() {
    String key = UUID.randomUUID().toString();
    slow.answer = "{\"name\": \"测试患者\"}";

    HttpResponse<String> first = operator.post("slow.answer", "{}", "Idempotency-Key", key);
    HttpResponse<String> repeat = operator.post("slow.answer", "{}", "Idempotency-Key", key);

    assertThat(slow.carriedOut).hasValue(1);
    assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(repeat.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(repeat.statusCode()).isEqualTo(200);
    assertThat(repeat.body()).isEqualTo(first.body()).isEqualTo(slow.answer);
    assertThat(repeat.headers().firstValue("Content-Type"))
        .isEqualTo(first.headers().firstValue("Content-Type"));
    problem(operator.post("slow.answer", "{ }", "Idempotency-Key", key), 422, "key-reused");
  }

  @Test
  void givesARepeatTheFirstReplyOfARoute() {
    String key = UUID.randomUUID().toString();

    HttpResponse<String> first =
        operator.post("department.upload", DEPARTMENT, "Idempotency-Key", key);
    HttpResponse<String> repeat =
        operator.post("department.upload", DEPARTMENT, "Idempotency-Key", key);

    assertThat(first.statusCode()).as(first.body()).isLessThan(300);
    assertThat(repeat.statusCode()).isEqualTo(first.statusCode());
    assertThat(repeat.body()).isEqualTo(first.body());
    assertThat(repeat.headers().firstValue("Idempotent-Replayed")).contains("true");
  }

  @Test
  void tellsARepeatToWaitWhileTheFirstIsOnItsWay() throws Exception {
    slow.started = new CountDownLatch(1);
    slow.mayEnd = new CountDownLatch(1);
    CompletableFuture<HttpResponse<String>> first =
        CompletableFuture.supplyAsync(
            () -> operator.post("slow.answer", "{}", "Idempotency-Key", "waiting"));
    slow.started.await();

    problem(operator.post("slow.answer", "{}", "Idempotency-Key", "waiting"), 409, "in-progress");
    slow.mayEnd.countDown();

    assertThat(first.get().statusCode()).isEqualTo(200);
    assertThat(
            operator
                .post("slow.answer", "{}", "Idempotency-Key", "waiting")
                .headers()
                .firstValue("Idempotent-Replayed"))
        .contains("true");
    assertThat(slow.carriedOut).hasValue(1);
  }

  @Test
  void triesAgainAfterAnErrorThatIsNotFinal() {
    slow.status = 503;
    assertThat(operator.post("slow.answer", "{}", "Idempotency-Key", "again").statusCode())
        .isEqualTo(503);
    slow.status = 200;

    assertThat(operator.post("slow.answer", "{}", "Idempotency-Key", "again").statusCode())
        .isEqualTo(200);
    assertThat(slow.carriedOut).hasValue(2);
  }

  @Test
  void keepsWhatThePlatformRefused() {
    slow.status = 502;
    slow.answer = "{\"status\":502,\"platformCode\":\"22010001\"}";
    operator.post("slow.answer", "{}", "Idempotency-Key", "refused");

    HttpResponse<String> repeat = operator.post("slow.answer", "{}", "Idempotency-Key", "refused");

    assertThat(repeat.statusCode()).isEqualTo(502);
    assertThat(repeat.body()).isEqualTo(slow.answer);
    assertThat(slow.carriedOut).hasValue(1);
  }

  @Test
  void refusesAnIdempotencyKeyThatIsTooLong() {
    problem(operator.post("slow.answer", "{}", "Idempotency-Key", "k".repeat(256)), 400, "invalid");
  }

  @Test
  void findsInTheJournalWhatWasSaid() {
    String trace = "5bf92f3577b34da6a3ce929d0e0e4736";
    operator.post(
        "department.upload",
        DEPARTMENT.replace("D101", "D777"),
        "traceparent",
        "00-" + trace + "-00f067aa0ba902b7-01");

    JsonNode found =
        await()
            .until(
                () -> {
                  clock.pass(Duration.ofSeconds(1));
                  return json(operator.get("journal?limit=1&operation=200102"));
                },
                list -> list.findValuesAsText("traceId").contains(trace));

    assertThat(found.get(0).get("canonicalOperation").asText()).isEqualTo("department.upload");
    assertThat(found.toString()).doesNotContain("心血管内科");
    String id = found.get(0).get("id").asText();
    assertThat(json(operator.get("journal/" + id)).get("id").asText()).isEqualTo(id);
    assertThat(operator.get("journal/" + id + "/payload").body()).contains("D777");
    Http reader = operator.client(LATER, "journal.read");
    assertThat(reader.get("journal/" + id).statusCode()).isEqualTo(200);
    problem(reader.get("journal/" + id + "/payload"), 403, "forbidden");
    problem(operator.get("journal?limit=x"), 400, "invalid");
    problem(operator.get("journal?limit=1001"), 400, "invalid");
    problem(operator.get("journal?trace=none"), 400, "invalid");
    JsonNode traced = json(operator.get("journal?trace=" + trace.toUpperCase(Locale.ROOT)));
    assertThat(traced.findValuesAsText("id")).contains(found.get(0).get("id").asText());
    assertThat(traced.findValuesAsText("traceId")).containsOnly(trace);
    problem(operator.get("journal?outcome=bad"), 400, "invalid");
    problem(operator.get("journal/" + UUID.randomUUID()), 404, "not-found");
  }
}
