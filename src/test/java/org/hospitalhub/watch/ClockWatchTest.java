package org.hospitalhub.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.hospitalhub.support.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

  private final SettableClock clock = new SettableClock("2026-11-20T08:00:00Z");
  private final ClockWatch watch = new ClockWatch(clock, clock::nanos);
  private final AtomicInteger returns = new AtomicInteger();

  @BeforeEach
  void listen() {
    watch.onReturn(returns::incrementAndGet);
  }

  @Test
  void saysNothingWhileTimePasses() {
    clock.pass(Duration.ofDays(1));
    watch.look();
    clock.setBack(Duration.ofSeconds(20));
    watch.look();

    assertThat(watch.health().getStatus().getCode()).isEqualTo("UP");
    assertThat(returns).hasValue(0);
  }

  @Test
  void warnsForAnHourOfAClockThatWentBackAndHasThingsPlannedAnew() {
    clock.pass(Duration.ofSeconds(5));
    clock.setBack(Duration.ofHours(6));
    watch.look();

    assertThat(returns).hasValue(1);
    assertThat(watch.health().getStatus()).isEqualTo(Statuses.WARNING);
    assertThat(watch.health().getDetails()).containsEntry("setBy", "PT-6H");
    watch.look();
    assertThat(returns).hasValue(1);
    clock.pass(Duration.ofMinutes(61));
    watch.look();
    assertThat(watch.health().getStatus().getCode()).isEqualTo("UP");
  }

  @Test
  void warnsOfAClockThatWentForward() {
    clock.setBack(Duration.ofHours(-6));
    watch.look();

    assertThat(watch.health().getStatus()).isEqualTo(Statuses.WARNING);
    assertThat(returns).hasValue(0);
  }
}
