package org.hospitalhub.exposure;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OracleTest {

  private static final String SENT =
      "{\"hospital\": {\"id\": \"H001\"}, \"department\": {\"id\": \"D101\"}}";

  private final Oracle oracle = new Oracle("a-secret-key");
  private final Request request = Request.post("/api/v1/department.upload", SENT);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          200 | application/json         | {}
          200 | text/xml                 | <e:Envelope xmlns:e="e"><e:Body><r:aResponse xmlns:r="r"><return>&lt;data/&gt;</return></r:aResponse></e:Body></e:Envelope>
          500 | text/xml                 | <e:Envelope xmlns:e="e"><e:Body><e:Fault><faultstring>No.</faultstring></e:Fault></e:Body></e:Envelope>
          404 | application/problem+json | {"type": "urn:hospitalhub:error:not-found", "status": 404}
          404 | text/plain               | There is nothing at this address.
          400 | text/plain               | ``
          """)
  void takesWhatAnAddressAnswers(int status, String type, String body) {
    assertThatCode(() -> oracle.check(request, answers(status, type, body)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          500 | text/html                | no                                                 | text/html
          500 | text/plain               | <!DOCTYPE html>                                    | the inside
          500 | text/plain               | at org.example.Door.open(Door.java:1)              | the inside
          400 | text/plain               | NullPointerException                               | the inside
          400 | text/plain               | no bean org.springframework.x                      | the inside
          400 | text/plain               | the key is a-secret-key                            | a secret
          400 | text/plain               | {"hospital": {"id": "H001"}, "department": {"id": "D101"}} | own body
          200 | application/json         | {"a": 1, "a": 2}                                   | no JSON
          200 | application/json         | {} {}                                              | no JSON
          400 | application/json         | {}                                                 | no problem
          404 | application/problem+json | {"type": "about:blank", "status": 400}             | another status
          500 | application/problem+json | {"type": "urn:hospitalhub:error:internal", "status": 500} | an internal error
          200 | text/xml                 | <e:Envelope xmlns:e="e"/>                          | nothing in e:Envelope
          200 | text/xml                 | <e:Envelope xmlns:e="e">                           | no XML
          500 | text/xml                 | <e:Envelope xmlns:e="e"><e:Body><e:Fault><detail/></e:Fault></e:Body></e:Envelope> | details
          200 | text/xml                 | <e:Envelope xmlns:e="e"><e:Body><r:aResponse xmlns:r="r"><return>&lt;data&gt;</return></r:aResponse></e:Body></e:Envelope> | no XML
          200 | text/plain               | words                                              | 200 and words
          200 | text/plain               | ``                                                 | nothing
          """)
  void refusesAnythingElse(int status, String type, String body, String complaint) {
    assertThatThrownBy(() -> oracle.check(request, answers(status, type, body)))
        .isInstanceOf(Oracle.Unfit.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void wantsAnAnswerToEachRequestOfHttp() {
    assertThatThrownBy(() -> oracle.check(request, List.of())).hasMessage("no answer");
    assertThatCode(() -> oracle.check(request.method("NO HTTP"), List.of()))
        .doesNotThrowAnyException();
  }

  private static List<Answer> answers(int status, String type, String body) {
    String text = body == null ? "" : body;
    return List.of(
        new Answer(status, Map.of("content-type", type), text.getBytes(StandardCharsets.UTF_8)));
  }
}
