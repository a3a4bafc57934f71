package org.hospitalhub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hospitalhub.support.Patience.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.hospitalhub.sheet.UnavailableException;
import org.hospitalhub.support.FullDisk;
import org.hospitalhub.watch.DatabaseWatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub's own H2 on a disk that is full for a while. */
class FullDiskTest {

  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

  @BeforeEach
  void register() {
    FullDisk.register();
  }

  @Test
  void goesOnByItselfWhenThereIsSpaceAgain(@TempDir Path folder) {
    try (HikariDataSource pool = pool(folder)) {
      Flyway.configure().dataSource(pool).locations("classpath:db/hub").load().migrate();
      DatabaseWatch watch = new DatabaseWatch("test", pool, "select count(*) from hub_node");
      Journal journal =
          new Journal(
              pool,
              HubDatabase.cipher(Map.of("1", HubDatabase.KEY)),
              1000,
              HubDatabase.ROOM,
              Duration.ofMillis(5));
      journal.open(Recorded.open(NOW, "R0"));
      assertThat(watch.health().getStatus().getCode()).isEqualTo("UP");

      FullDisk.full(true);
      assertThatThrownBy(() -> journal.open(Recorded.open(NOW, "R1")))
          .isInstanceOf(UnavailableException.class);
      journal.close(Recorded.read(NOW, "R2"));
      await().until(journal::away);
      assertThat(watch.health().getStatus().getCode()).isEqualTo("DOWN");
      watch.look();
      assertThatThrownBy(() -> journal.open(Recorded.open(NOW, "R3")))
          .isInstanceOf(UnavailableException.class);

      FullDisk.full(false);
      await()
          .until(
              () -> {
                watch.look();
                return watch.reachable() && !journal.away();
              });
      journal.open(Recorded.open(NOW, "R4"));
      journal.close();
      assertThat(journal.lost()).isZero();
      assertThat(
              new JournalSearch(pool, HubDatabase.cipher(Map.of("1", HubDatabase.KEY)))
                  .find(Query.newest(10)))
          .extracting(entry -> entry.keys().get("platformReference"))
          .contains("R0", "R2", "R4");
    }
  }

  private static HikariDataSource pool(Path folder) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(
        "jdbc:h2:full:"
            + folder.resolve("hub")
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0");
    pool.setConnectionTimeout(1000);
    return pool;
  }
}
