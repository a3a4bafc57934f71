package org.hospitalhub.outbox;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** The rules on PostgreSQL. */
class PostgresOutboxTest implements DeliveryRules, LaneRules, NodeRules, MoneyRules, BatchRules {

  private static EmbeddedPostgres postgres;
  private static HikariDataSource pool;
  private static Town town;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    pool = new HikariDataSource();
    pool.setDataSource(postgres.getPostgresDatabase());
    pool.setMaximumPoolSize(24);
    town = new Town(pool);
  }

  @AfterAll
  static void stop() throws IOException {
    pool.close();
    postgres.close();
  }

  @AfterEach
  void clear() {
    town.clear();
  }

  @Override
  public Town town() {
    return town;
  }
}
