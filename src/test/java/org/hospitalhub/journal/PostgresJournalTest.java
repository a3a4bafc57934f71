package org.hospitalhub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules on PostgreSQL. */
class PostgresJournalTest implements JournalRules, SearchRules, ReplyRules {

  private static EmbeddedPostgres postgres;
  private static HubDatabase hub;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    HikariDataSource pool = new HikariDataSource();
    pool.setDataSource(postgres.getPostgresDatabase());
    hub = new HubDatabase(pool);
  }

  @AfterAll
  static void stop() throws IOException {
    hub.close();
    postgres.close();
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
  void measuresTheDatabase() {
    assertThat(new DatabaseSize(hub.pool).bytes()).isGreaterThan(1_000_000);
  }
}
