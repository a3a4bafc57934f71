package org.hospitalhub.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class BusinessDatesTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Test
  void countsTheNightThatHasJustBegun() {
    BusinessDates dates = new BusinessDates("0 30 21 * * ?", SHANGHAI);

    assertThat(dates.until(Instant.parse("2026-11-20T13:30:00Z"), 1))
        .containsExactly(LocalDate.of(2026, 11, 19), LocalDate.of(2026, 11, 20));
    assertThat(dates.until(Instant.parse("2026-11-20T13:29:59.999Z"), 1))
        .containsExactly(LocalDate.of(2026, 11, 19));
  }

  @Test
  void countsADayOnceHoweverOftenTheTimerFires() {
    BusinessDates dates = new BusinessDates("0 0/10 * * * ?", SHANGHAI);

    assertThat(dates.until(Instant.parse("2026-11-20T04:00:00Z"), 1))
        .containsExactly(LocalDate.of(2026, 11, 19), LocalDate.of(2026, 11, 20));
  }

  @Test
  void countsOnlyTheDaysOnWhichTheTimerFires() {
    BusinessDates mondays = new BusinessDates("0 0 22 ? * MON", SHANGHAI);

    assertThat(mondays.until(Instant.parse("2026-11-20T04:00:00Z"), 14))
        .containsExactly(LocalDate.of(2026, 11, 9), LocalDate.of(2026, 11, 16));
  }

  @Test
  void refusesWhatIsNoCronExpression() {
    assertThatThrownBy(() -> new BusinessDates("every date", SHANGHAI))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("every date");
  }
}
