package org.hospitalhub.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import org.hospitalhub.support.SettableClock;
import org.junit.jupiter.api.Test;

class RateLimitTest {

  private final SettableClock clock =
      new SettableClock("2026-11-20T01:00:00Z", ZoneId.of("Asia/Shanghai"));
  private final RateLimit limit = new RateLimit("a setting", 2, 3, clock);

  @Test
  void letsABurstPassAndSaysHowLongToWaitForMore() {
    for (int i = 0; i < 3; i++) {
      assertThat(limit.take("his")).isZero();
    }

    assertThat(limit.take("his")).isEqualTo(Duration.ofMillis(500));
    clock.pass(Duration.ofMillis(250));
    assertThat(limit.take("his")).isEqualTo(Duration.ofMillis(250));
    clock.pass(Duration.ofMillis(250));
    assertThat(limit.take("his")).isZero();
    assertThat(limit.take("his")).isPositive();
  }

  @Test
  void countsEachClientByItself() {
    for (int i = 0; i < 3; i++) {
      limit.take("his");
    }

    assertThat(limit.take("his")).isPositive();
    assertThat(limit.take("lis")).isZero();
  }

  @Test
  void fillsUpToTheBurstAndNoFurther() {
    limit.take("his");
    clock.pass(Duration.ofDays(1));

    for (int i = 0; i < 3; i++) {
      assertThat(limit.take("his")).isZero();
    }
    assertThat(limit.take("his")).isPositive();
  }

  @Test
  void takesNothingAwayWhenTheClockIsSetBack() {
    limit.take("his");
    clock.pass(Duration.ofDays(-1));

    assertThat(limit.take("his")).isZero();
    assertThat(limit.take("his")).isZero();
    assertThat(limit.take("his")).isPositive();
  }
}
