package org.hospitalhub.e2e;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Today's date at any time of the day, but so early that all tests end in the morning: the
 * schedules of today are still to come and those of the last day are not yet released.
 */
@TestConfiguration(proxyBeanMethods = false)
class MorningClock {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalTime EARLY = LocalTime.of(0, 30);

  @Bean
  @Primary
  Clock morning() {
    Instant early = Messages.date(0).atTime(EARLY).atZone(ZONE).toInstant();
    return Clock.offset(Clock.system(ZONE), Duration.between(Instant.now(), early));
  }
}
