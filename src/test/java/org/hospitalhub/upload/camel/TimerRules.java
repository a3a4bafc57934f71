package org.hospitalhub.upload.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.support.Patience.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Timers of routes on one or more nodes, kept in the hub's database. */
interface TimerRules {

  String EVERY_SECOND = "0/1 * * * * ?";
  String AT_NIGHT = "0 0 3 1 1 ?";

  /** What fired, as {@code <node> <scheduled time>}. */
  List<String> FIRED = new CopyOnWriteArrayList<>();

  DataSource database();

  default TimerNode node(String name) {
    return new TimerNode(name, database(), FIRED);
  }

  @BeforeEach
  default void migrate() {
    Flyway.configure().dataSource(database()).locations("classpath:db/hub").load().migrate();
    FIRED.clear();
  }

  @AfterEach
  default void clear() {
    JdbcTemplate jdbc = new JdbcTemplate(database());
    List.of("cron_triggers", "triggers", "job_details", "fired_triggers", "scheduler_state")
        .forEach(table -> jdbc.update("delete from qrtz_" + table));
  }

  private long timers() {
    Long count =
        new JdbcTemplate(database())
            .queryForObject("select count(*) from qrtz_triggers", Long.class);
    return count == null ? 0 : count;
  }

  @Test
  default void fireOnceForAllNodes() {
    try (TimerNode one = node("one");
        TimerNode two = node("two")) {
      one.start("visits", EVERY_SECOND);
      two.start("visits", EVERY_SECOND);

      await().until(() -> FIRED.size() >= 4);
    }

    assertThat(FIRED.stream().map(line -> line.split(" ")[1]).toList()).doesNotHaveDuplicates();
  }

  @Test
  default void stayWhenANodeStops() {
    try (TimerNode two = node("two")) {
      try (TimerNode one = node("one")) {
        one.start("visits", EVERY_SECOND);
        two.start("visits", EVERY_SECOND);
      }
      FIRED.clear();

      assertThat(timers()).isEqualTo(1);
      await().until(() -> FIRED.size() >= 2);
    }

    assertThat(FIRED).allMatch(line -> line.startsWith("two "));
    assertThat(timers()).isEqualTo(1);
  }

  @Test
  default void goWithTheirRoute() throws Exception {
    try (TimerNode one = node("one")) {
      one.start("visits", AT_NIGHT);
      assertThat(timers()).isEqualTo(1);

      one.remove("visits");

      assertThat(timers()).isZero();
    }
  }

  @Test
  default void goWhenTheHubStartsWithoutTheirRoute() {
    try (TimerNode one = node("one")) {
      one.start("visits", AT_NIGHT);
    }

    try (TimerNode one = node("one")) {
      one.start("others", AT_NIGHT);

      await().until(() -> timers() == 1);
    }
  }

  @Test
  default void makeUpForAFiringThatWasMissed() {
    try (TimerNode one = node("one")) {
      one.start("visits", AT_NIGHT);
    }
    long missed = System.currentTimeMillis() - Duration.ofDays(2).toMillis();
    new JdbcTemplate(database()).update("update qrtz_triggers set next_fire_time = ?", missed);

    try (TimerNode one = node("one")) {
      one.start("visits", AT_NIGHT);

      await().until(() -> FIRED.size() == 1);
    }
  }

  @Test
  default void fireThoughTheyWerePlannedByAClockThatWasAhead() {
    try (TimerNode one = node("one")) {
      one.start("visits", EVERY_SECOND);
    }
    FIRED.clear();
    long ahead = System.currentTimeMillis() + Duration.ofDays(10).toMillis();
    new JdbcTemplate(database())
        .update("update qrtz_triggers set next_fire_time = ?, start_time = ?", ahead, ahead);

    try (TimerNode one = node("one")) {
      one.start("visits", EVERY_SECOND);

      await().until(() -> !FIRED.isEmpty());
    }
  }
}
