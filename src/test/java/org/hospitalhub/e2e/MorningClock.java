package org.hospitalhub.e2e;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Today's date at any time of the day, but always in the forenoon: the schedules of today are still
 * to come and those of the last day are not yet released.
 */
@TestConfiguration(proxyBeanMethods = false)
class MorningClock {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Bean
  @Primary
  Clock morning() {
    ZonedDateTime now = ZonedDateTime.now(ZONE);
    return Clock.offset(Clock.system(ZONE), Duration.between(now, now.with(LocalTime.of(7, 0))));
  }
}
