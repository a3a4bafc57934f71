package org.hospitalhub.upload;

import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The rules on H2. */
class H2UploadTest implements RunRules, CatchUpRules, TakeOverRules {

  private static final UploadFixture FIXTURE = new UploadFixture(h2());

  private static JdbcConnectionPool h2() {
    JdbcConnectionPool pool =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:uploads;TRACE_LEVEL_FILE=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                + ";DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
            "sa",
            "");
    pool.setMaxConnections(24);
    return pool;
  }

  @BeforeEach
  void open() {
    FIXTURE.open();
  }

  @AfterEach
  void clear() {
    FIXTURE.clear();
  }

  @Override
  public UploadFixture fixture() {
    return FIXTURE;
  }
}
