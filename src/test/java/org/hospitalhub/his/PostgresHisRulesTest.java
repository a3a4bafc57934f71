package org.hospitalhub.his;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The rules on PostgreSQL. */
class PostgresHisRulesTest
    implements BookingRules,
        CancelRules,
        CatalogueRules,
        ChannelRules,
        LockRules,
        OutcomeRules,
        DueRules,
        ScheduleRules,
        PatientRules,
        RaceRules,
        DemoRules {

  private static EmbeddedPostgres postgres;
  private static HikariDataSource pool;
  private static ReferenceHis his;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    pool = new HikariDataSource();
    pool.setDataSource(postgres.getPostgresDatabase());
    pool.setMaximumPoolSize(16);
    his = new ReferenceHis(pool);
  }

  @AfterAll
  static void stop() throws IOException {
    pool.close();
    postgres.close();
  }

  @BeforeEach
  void reset() {
    his.reset();
  }

  @Override
  public ReferenceHis his() {
    return his;
  }

  @Override
  public DemoData demo() {
    return his.demo;
  }
}
