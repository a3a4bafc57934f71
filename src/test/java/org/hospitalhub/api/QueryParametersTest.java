package org.hospitalhub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hospitalhub.sheet.CanonicalException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A parameter that an address does not have is refused, and those that it has are named. */
class QueryParametersTest {

  private static final QueryParameters PARAMETERS = new QueryParameters(new OpenApi().base());

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/journal, platform=a&trace=b&key=c&keyName=d&limit=1",
    "GET, /api/v1/journal, ''",
    "HEAD, /api/v1/deliveries, state=held&after=1",
    "GET, /api/v1/uploads/visit-results/runs, date=2026-11-20",
    "POST, /api/v1/refund.status, platform=a&other=b",
    "GET, /api/v1/nothing, other=b"
  })
  void areTakenWhereTheyAreKnownOrNothingIs(String method, String path, String query) {
    assertThatCode(() -> PARAMETERS.require(method, path, query)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET  | /api/v1/journal | platform=a&patform=b&%E9%99%A2=c | unknown query parameters: patform, 院; this address has after, from, key, keyName, limit, operation, outcome, platform, trace, until
          GET  | /api/v1/journal | Trace= | unknown query parameters: Trace; this address has after,
          GET  | /api/v1/journal | %zz=1 | unknown query parameters: %zz; this
          GET  | /api/v1/journal/018f/payload | a | unknown query parameters: a; this address has none
          GET  | /api/v1/deliveries | status=held | unknown query parameters: status; this address has after, limit, platform, state
          HEAD | /api/v1/deliveries/1 | state=held | this address has none
          GET  | /api/v1/uploads/visit-results/runs | dat=2026-11-20 | unknown query parameters: dat; this address has date
          GET  | /api/v1/uploads/visit-results/runs/1 | date=2026-11-20 | this address has none
          GET  | /api/v1/clients | id=1 | this address has none
          GET  | /api/v1/messages/1 | id=1 | this address has none
          POST | /api/v1/deliveries/1/retry | force=1 | this address has undone
          """)
  void areRefusedWhereTheyAreNotKnown(String method, String path, String query, String words) {
    assertThatThrownBy(() -> PARAMETERS.require(method, path, query))
        .isInstanceOfSatisfying(
            CanonicalException.class, e -> assertThat(e.error()).isEqualTo("invalid"))
        .hasMessageContaining(words);
  }
}
