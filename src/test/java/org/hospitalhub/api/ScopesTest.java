package org.hospitalhub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hospitalhub.sheet.CanonicalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopesTest {

  @ParameterizedTest
  @CsvSource({
    "*, schedule.suspend, true",
    "schedule.*, schedule.suspend, true",
    "schedule.suspend, schedule.suspend, true",
    "schedule.suspend, schedule.resume, false",
    "schedule.*, schedules.read, false",
    "report.*, report.laboratory.list, true",
    "schedule.*, department.upload, false",
  })
  void allowOperationsByNameNounOrAll(String scope, String needed, boolean allowed) {
    assertThat(Scopes.of(List.of("statement.download", scope)).allow(needed)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, schedule.suspend, schedule.suspend",
    "GET, messages/4711, messages.read",
    "POST, uploads/visit-results/runs, uploads.write",
    "POST, deliveries/1/retry, deliveries.write",
    "GET, journal, journal.read",
    "GET, journal/1/payload, journal.payload",
    "DELETE, clients/his, clients.write",
  })
  void areNeededByEveryAddress(String method, String path, String scope) {
    assertThat(Scopes.needed(method, path)).isEqualTo(scope);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "schedule", "*.suspend", "schedule suspend", "Schedule.*", "a.*.b"})
  void refuseNamesThatAreNone(String name) {
    assertThatThrownBy(() -> Scopes.of(List.of(name))).isInstanceOf(CanonicalException.class);
  }

  @Test
  void areTheSameAfterTheyWereStored() {
    Scopes scopes = Scopes.of(List.of("schedule.*", "refund.status"));

    assertThat(Scopes.parse(scopes.toString())).isEqualTo(scopes);
    assertThat(Scopes.parse(Scopes.of(List.of()).toString()).allow("schedule.suspend")).isFalse();
  }
}
