package org.hospitalhub.his.camel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.hospitalhub.his.camel.HisProperties.HisDatabase;
import org.hospitalhub.support.Patience;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;

class HisDatabasesTest {

  private static final String SLOW = "select max(mod(x, 7)) from system_range(1, 1000000000)";

  @Test
  void endsAStatementOfH2ThatTakesTooLong() {
    HisDatabase settings =
        new HisDatabase(
            "jdbc:h2:mem:slow",
            "",
            "",
            1,
            Patience.LIMIT,
            Duration.ofMillis(200),
            null,
            false,
            null,
            Map.of());
    HisDatabases databases =
        new HisDatabases(
            new HisProperties(Map.of("slow", settings)),
            Clock.systemUTC(),
            new SimpleMeterRegistry());

    try {
      JdbcTemplate jdbc = new JdbcTemplate(databases.all().get("slow").dataSource());

      assertThatThrownBy(() -> jdbc.queryForObject(SLOW, Long.class))
          .isInstanceOf(QueryTimeoutException.class);
    } finally {
      databases.destroy();
    }
  }
}
