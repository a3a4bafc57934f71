package org.hospitalhub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import org.hospitalhub.sheet.UnavailableException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules on H2, and what only an embedded database shows. */
class H2JournalTest implements JournalRules, SearchRules, ReplyRules {

  private static HubDatabase hub;

  @BeforeAll
  static void start() {
    hub = HubDatabase.h2("journal");
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @BeforeEach
  void clear() {
    hub.clear();
  }

  @Override
  public HubDatabase hub() {
    return hub;
  }

  @Test
  void measuresTheDatabaseOnDisk(@TempDir Path folder) {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl(
          "jdbc:h2:file:" + folder.resolve("hub") + ";TRACE_LEVEL_FILE=0;MODE=PostgreSQL");

      assertThat(new DatabaseSize(pool).bytes()).isPositive();
    }
  }

  @Test
  void refusesWritesAndCountsReadsWhenTheDatabaseStaysAway() {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl("jdbc:h2:tcp://localhost:1/nowhere");
      pool.setConnectionTimeout(250);
      pool.setInitializationFailTimeout(-1);
      Journal journal = new Journal(pool, hub.cipher, 2, HubDatabase.ROOM, Duration.ofMillis(1));

      assertThatThrownBy(() -> journal.open(Recorded.open(hub.clock.instant(), "R1")))
          .isInstanceOf(UnavailableException.class)
          .extracting(e -> ((UnavailableException) e).error())
          .isEqualTo("busy");
      for (int i = 0; i < 20; i++) {
        journal.close(Recorded.read(hub.clock.instant(), "R" + i));
      }
      journal.close();

      assertThat(journal.away()).isTrue();
      assertThat(journal.lost()).isEqualTo(20);
    }
  }
}
