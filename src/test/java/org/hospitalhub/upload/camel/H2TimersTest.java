package org.hospitalhub.upload.camel;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** Timers in H2. */
class H2TimersTest implements TimerRules {

  private static final JdbcConnectionPool H2 =
      JdbcConnectionPool.create(
          "jdbc:h2:mem:timers;TRACE_LEVEL_FILE=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
              + ";DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
          "sa",
          "");

  @Override
  public DataSource database() {
    return H2;
  }
}
