package org.hospitalhub.camel;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Timers in PostgreSQL. */
class PostgresTimersTest implements TimerRules {

  private static EmbeddedPostgres postgres;
  private static HikariDataSource pool;

  @BeforeAll
  static void begin() throws IOException {
    postgres = EmbeddedPostgres.start();
    pool = new HikariDataSource();
    pool.setDataSource(postgres.getPostgresDatabase());
  }

  @AfterAll
  static void end() throws IOException {
    pool.close();
    postgres.close();
  }

  @Override
  public DataSource database() {
    return pool;
  }
}
