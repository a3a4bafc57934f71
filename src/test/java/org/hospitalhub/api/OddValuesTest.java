package org.hospitalhub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hospitalhub.api.Http.problem;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.hospitalhub.support.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Values that nobody means are refused as such, by every resource of the API. */
@RunningHub
class OddValuesTest {

  private static final String LONG = "a".repeat(101);

  @LocalServerPort private int port;
  @Autowired private SettableClock clock;

  private Http operator;

  @BeforeEach
  void refill() {
    clock.pass(Duration.ofMinutes(1));
    operator = new Http(port, RunningHub.OPERATOR_KEY);
    operator.put("clients/odd", "{\"scopes\": [\"*\"]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          GET    | journal?limit=0                                | | 400 | invalid
          GET    | journal?limit=-1                               | | 400 | invalid
          GET    | journal?limit=1001                             | | 400 | invalid
          GET    | journal?limit=99999999999                      | | 400 | invalid
          GET    | journal?limit=x                                | | 400 | invalid
          GET    | journal?after=x                                | | 400 | invalid
          GET    | journal?from=%2B999999999-01-01T00:00:00Z      | | 400 | invalid
          GET    | journal?until=-999999999-01-01T00:00:00Z       | | 400 | invalid
          GET    | journal?from=2026-02-31T00:00:00Z              | | 400 | invalid
          GET    | journal?keyName=card                           | | 400 | invalid
          GET    | journal?outcome=none                           | | 400 | invalid
          GET    | journal?key=%00                                | | 400 | invalid
          GET    | journal/x                                      | | 400 | invalid
          GET    | journal/%L                                     | | 400 | invalid
          GET    | deliveries?limit=0                             | | 400 | invalid
          GET    | deliveries?limit=-1                            | | 400 | invalid
          GET    | deliveries?limit=9999999999999999              | | 400 | invalid
          GET    | deliveries?state=%L                            | | 400 | invalid
          GET    | deliveries/%L                                  | | 404 | not-found
          GET    | deliveries/999999999999999999                  | | 404 | not-found
          GET    | deliveries/9999999999999999999                 | | 404 | not-found
          POST   | deliveries/%L/retry                            | {} | 404 | not-found
          POST   | deliveries/9/retry?undone=x                    | {} | 400 | invalid
          GET    | messages/%L                                    | | 404 | not-found
          GET    | uploads/%L/runs                                | | 404 | not-found
          GET    | uploads/visit-results/runs/%L                  | | 404 | not-found
          GET    | uploads/visit-results/runs?date=%2B999999999-01-01 | | 400 | invalid
          GET    | uploads/visit-results/runs?date=-999999999-01-01 | | 400 | invalid
          POST   | uploads/visit-results/runs                     | {"date": "-999999999-01-01"} | 400 | invalid
          POST   | uploads/visit-results/runs                     | {"date": 1e400} | 400 | invalid
          PUT    | clients/odd                                    | {"scopes": [null]} | 400 | invalid
          PUT    | clients/odd                                    | {"scopes": [[]]} | 400 | malformed
          PUT    | clients/odd                                    | {"scopes": {}} | 400 | malformed
          PUT    | clients/odd                                    | null | 400 | malformed
          PUT    | clients/odd                                    | [] | 400 | malformed
          PUT    | clients/%L                                     | {"scopes": []} | 400 | invalid
          DELETE | clients/%L                                     | | 404 | not-found
          DELETE | clients/odd/keys/%L                            | | 404 | not-found
          POST   | clients/odd/keys                               | {"notAfter": "+999999999-12-31T23:59:59Z"} | 400 | invalid
          POST   | clients/odd/keys                               | {"notAfter": 1e400} | 400 | invalid
          POST   | clients/odd/keys                               | {"notAfter": 1e99999999999} | 400 | malformed
          POST   | clients/odd/keys                               | {"notAfter": "later"} | 400 | malformed
          """)
  void answersAProblem(String method, String path, String body, int status, String error) {
    HttpResponse<String> answer =
        operator.send(
            method,
            path.replace("%L", LONG),
            body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));

    problem(answer, status, error);
  }

  @Test
  void refusesMoreScopesThanAClientCanHave() {
    String scopes = "a.b" + "c".repeat(4000);

    assertThatThrownBy(() -> Scopes.of(List.of(scopes))).hasMessageContaining("4000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/yaml", "application/xml", "application/cbor", "text/plain"})
  void readsAndWritesNothingButJson(String type) {
    HttpResponse<String> written =
        operator.send(
            "PUT", "clients/odd", BodyPublishers.ofString("scopes: [\"*\"]"), "Content-Type", type);
    HttpResponse<String> read =
        operator.send("GET", "clients", BodyPublishers.noBody(), "Accept", type);

    assertThat(written.statusCode()).as(written.body()).isBetween(400, 415);
    assertThat(read.statusCode()).as(read.body()).isEqualTo(406);
    assertThat(read.headers().firstValue("Content-Type")).contains("application/problem+json");
  }
}
