package org.hospitalhub.upload;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The rules on PostgreSQL. */
class PostgresUploadTest implements RunRules, CatchUpRules, TakeOverRules {

  private static EmbeddedPostgres postgres;
  private static HikariDataSource pool;
  private static Clinic clinic;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    pool = new HikariDataSource();
    pool.setDataSource(postgres.getPostgresDatabase());
    pool.setMaximumPoolSize(24);
    clinic = new Clinic(pool);
  }

  @AfterAll
  static void stop() throws IOException {
    pool.close();
    postgres.close();
  }

  @BeforeEach
  void open() {
    clinic.open();
  }

  @AfterEach
  void clear() {
    clinic.clear();
  }

  @Override
  public Clinic clinic() {
    return clinic;
  }
}
